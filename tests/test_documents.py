"""What the documents promise: links that lead somewhere, commands that exist, examples that can be read."""

import re
import tomllib
from pathlib import Path

import pytest

from kilde.intake import articles
from kilde.model.article import LANGUAGES, Article

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(path for folder in (ROOT, ROOT / "docs", ROOT / "docs" / "decisions", ROOT / "examples", ROOT / "tests" / "cases") for path in folder.glob("*.md"))
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
RUN = re.compile(r"\bkilde (\w+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_files(document):
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), f"{document.name} links to {target}"


def test_the_readme_has_the_commands_that_ci_runs():
    readme, run = (ROOT / "README.md").read_text(encoding="utf-8"), (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "pip install . && .venv/bin/kilde read examples/" in readme
    assert "pip install '.[test]' && .venv/bin/python -m pytest" in readme
    assert '"$bin/python" -m pytest\n' in run
    assert '"$bin/kilde" read examples/' in run


def test_the_readme_names_every_command():
    from kilde.cli.main import app

    named = set(RUN.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert {command.name for command in (*app.registered_commands, *app.registered_groups)} <= named


def test_what_ci_runs_is_declared():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert any(name.startswith("pytest") for name in extras["test"])
    assert {"ruff", "mypy", "import-linter"} <= {re.split("[>=<]", name)[0] for name in extras["dev"]}


def test_there_are_two_examples_and_a_brief_for_each_language():
    found = list(articles([str(ROOT / "examples")]))
    assert all(isinstance(article, Article) for article in found)
    for language in LANGUAGES:
        texts = [article for article in found if article.language == language]
        assert len(texts) == 3
        assert all(Path(article.path).name.startswith(language) for article in texts if article.path.endswith(".txt"))
    assert any(len(article.published) == 7 for article in found)
    # Found, not told: the briefs say their language, so take it from the text as well.
    from kilde.intake.language import detect

    assert all(detect(article.text) == article.language for article in found)
