"""From files, rows and streams to articles: decoding, dates, languages; what cannot be read says why and stops nobody else."""

from kilde.intake.articles import articles, make_article

__all__ = ["articles", "make_article"]
