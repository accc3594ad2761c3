"""Every module of the reading layers can be the first that a program imports: none imports another in a circle."""

from __future__ import annotations

import subprocess
import sys

import pytest

EACH_ALONE = """
import importlib, os, pkgutil, sys
import numpy, yaml
import kilde
found = [m.name for m in pkgutil.walk_packages([os.path.join(kilde.__path__[0], "reading")], "kilde.reading.")]
for name in found:
    child = os.fork()
    if child == 0:
        try:
            importlib.import_module(name)
        except ImportError as error:
            print(name, error, flush=True)
        os._exit(0)
    os.waitpid(child, 0)
print(len(found), "imported")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="each module is imported in a forked process")
def test_each_module_can_be_imported_first() -> None:
    lines = subprocess.run([sys.executable, "-c", EACH_ALONE], capture_output=True, text=True, check=True).stdout.splitlines()
    assert lines[:-1] == []
    assert int(lines[-1].split()[0]) > 100
