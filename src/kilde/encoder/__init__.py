"""Tokens, syntax, names and sentence vectors, behind one small interface."""
