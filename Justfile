# What there is to do here. `just` lists it; every recipe is one line that also works by hand.

python := ".venv/bin/python"

# List the recipes.
default:
    @just --list

# Make .venv with everything that tests and checks need, the package editable in it.
setup:
    python3 -m venv .venv && .venv/bin/pip install -e '.[test,dev]'

# The test command of the README.
test:
    {{python}} -m pytest

# Style.
lint:
    .venv/bin/ruff check src tests tools && .venv/bin/lint-imports

# Types.
types:
    .venv/bin/mypy

# Write the README's tour anew, and check that the documents' links and commands hold.
docs:
    {{python}} tools/tour.py && {{python}} -m pytest tests/test_documents.py

# The main job on the example articles, in an archive of its own.
demo:
    KILDE_ARCHIVE=.venv/demo.sqlite .venv/bin/kilde read examples/

# Articles per second, the share of each stage, and the cold start.
bench:
    {{python}} tools/bench.py examples/

# Train the encoder anew from corpora (KILDE_CORPORA names their folder); see docs/encoder.md.
train:
    @ls training && echo "see docs/encoder.md for the steps and their order"

# Everything that must hold before a change is taken.
ci:
    bash .ci/run
