"""How records look to a person, on a terminal of any width, with colour and without."""
