"""What is recorded: frozen types of the record contract, the article that goes in, and the errors. No input or output here."""
