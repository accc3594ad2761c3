"""Where records are kept: immutable texts, their appearances, the records of each reader, and what failed."""
