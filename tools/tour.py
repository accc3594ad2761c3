"""The tour of the README: real commands and what they print, written between its two marks.

usage: python tools/tour.py [--check]

Without an option it rewrites the tour. --check writes nothing and fails when what the README shows is not what is printed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BEGIN, END = "<!-- tour -->", "<!-- /tour -->"
ARTICLE = "examples/da_gaza.txt"
WIDTH = "92"


def printed(archive: Path, *arguments: str) -> str:
    """What a command prints, for a reader whose archive is in the usual place."""
    environment = {**os.environ, "KILDE_ARCHIVE": str(archive), "COLUMNS": WIDTH, "NO_COLOR": "1"}
    out = subprocess.run([sys.executable, "-m", "kilde", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=True)
    return "\n".join(line.rstrip() for line in out.stdout.replace(str(archive), "~/.local/share/kilde/archive.sqlite").splitlines())


def tour() -> str:
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.sqlite"
        record = json.loads(printed(archive, "extract", ARTICLE))
        read = printed(archive, "read", ARTICLE)
        denial = next((item for item in record["statements"] if item["act"] == "deny"), record["statements"][0])
        id = f"{record['document']['id'][:4]}/{denial['id']}"
        show = printed(archive, "show", id)
    return f"""{BEGIN}
## A tour

An [example article]({ARTICLE}) in Danish: one side accuses, the other denies, a rescue service counts. The ids on the right
are for `kilde show`. This is what the commands print (`python tools/tour.py` writes it here, mistakes included).

```
$ kilde read {ARTICLE}
{read}
```

```
$ kilde show {id}
{show}
```
{END}"""


def main() -> int:
    text = README.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    new = before + tour() + after
    if "--check" in sys.argv:
        if new != text:
            print("the README's tour is not what the commands print: run python tools/tour.py")
            return 1
        return 0
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
