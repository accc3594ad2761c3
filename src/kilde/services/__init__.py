"""What a user can do with Kilde, once for all ways in: the command line and the Python API call these and nothing below them."""
