"""Kilde reads dated news about armed conflict and keeps the record: who said what, what happened, how many, where accounts disagree."""
