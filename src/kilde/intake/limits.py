"""How much of what Kilde accepts, so that one broken file cannot take the machine down.

The longest wire features run to some 40,000 characters; a paragraph of an article that came without line breaks is as long
as the article. The limits leave five to ten times that. They are counted before anything else is done with a text.
"""

from __future__ import annotations

MAX_CHARACTERS = 300_000
MAX_LINE = 60_000  # characters between two line breaks
MAX_BYTES = 4 * MAX_CHARACTERS  # a character takes at most four bytes in UTF-8
MAX_ROW_BYTES = 2 * MAX_BYTES  # a JSON line: escapes make it longer than its text
