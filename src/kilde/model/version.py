"""The version of Kilde: the package's, and the reader's that each record names."""

VERSION = "0.1.0"
