"""What the package knows is YAML that every parser reads alike: the quick one, where there is one, and the one in plain Python."""

from importlib.resources import files
from pathlib import Path

import pytest
import yaml

PACKAGE = Path(str(files("kilde")))
DATA = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.yaml"))


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML without libyaml")
@pytest.mark.parametrize("name", DATA)
def test_plain_python_reads_the_same(name):
    text = (PACKAGE / name).read_text(encoding="utf-8")
    assert yaml.load(text, Loader=yaml.SafeLoader) == yaml.load(text, Loader=yaml.CSafeLoader)


def test_all_languages_have_data():
    assert {name.split("/")[1] for name in DATA if name.startswith("languages/")} == {"nb", "nn", "da", "sv", "en"}
