"""The command line: one file for each command; each loads what it needs when it runs, so that help answers at once."""
