"""How good Kilde is on files that a user gives: annotated sentences, gold records of articles, cases."""
