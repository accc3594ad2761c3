"""Scores records against what careful coders wrote down: cases with inline marks, layer by layer."""
