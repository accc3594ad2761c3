from pathlib import Path

import pytest

from kilde.model import yaml_file
from kilde.model.errors import BadData


def test_a_key_that_stands_twice_is_no_silent_loss(tmp_path: Path) -> None:
    file = tmp_path / "cases.yaml"
    file.write_text("- id: a\n  text: one\n\n  text: two\n", encoding="utf-8")
    with pytest.raises(BadData, match="'text' stands twice"):
        yaml_file.read(file, str(file))


def test_a_file_without_faults_is_read(tmp_path: Path) -> None:
    file = tmp_path / "cases.yaml"
    file.write_text("- {id: a, text: one}\n- {id: b, text: two}\n", encoding="utf-8")
    assert yaml_file.read(file, str(file)) == [{"id": "a", "text": "one"}, {"id": "b", "text": "two"}]
