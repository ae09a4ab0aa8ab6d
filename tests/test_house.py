"""The house rules that a machine can check: the order of the rooms, a model without weight, modules of a sane size."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman

ROOT = Path(dragoman.__file__).parent
ROOMS = ("model", "data", "ingest", "read", "coding", "store", "link", "analyse", "forecast", "show", "run")
FREE = ("errors", "settings", "registry")  # any room may use these
FROM_THE_PACKAGE = ("__version__",)  # all that a room may take from ``dragoman`` itself
LONGEST = 600

MODULES = sorted(ROOT.rglob("*.py"))


def room_of(path: Path) -> str:
    """The room a module is in; for a module beside the rooms, its own name."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(source: str, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything imported, in functions too; ``package`` is the module's package."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            origin = ".".join((*base, *filter(None, [node.module])))
            yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)


def faults(source: str, room: str, package: tuple[str, ...]) -> list[str]:
    """What a module of a room imports against the rules."""
    found = []
    for line, name in imports(source, package):
        first, *rest = name.split(".")
        if first != "dragoman":
            if room == "model" and first not in sys.stdlib_module_names:
                found.append(f"{line}: model imports {first}, which is third-party")
            continue
        target = rest[0] if rest else ""
        if target in ROOMS:
            backward = ROOMS.index(target) > ROOMS.index(room)
        else:  # the show room is where the whole is used: it may call the pipeline and the public names
            backward = target not in (*FREE, *FROM_THE_PACKAGE) and room != "show"
        if backward:
            found.append(f"{line}: {room} imports {name}, which stands to its right")
    return found


@pytest.mark.parametrize(
    ("room", "source", "wrong"),
    [
        ("read", "from ..coding import code_documents", True),
        ("read", "from ..model import Span", False),
        ("read", "def f():\n    from dragoman.store.base import View", True),
        ("store", "import dragoman.coding.frames", False),
        ("coding", "from .. import store", True),
        ("coding", "from .. import __version__, errors, read", False),
        ("coding", "from .frames import Frame", False),
        ("link", "from ..pipeline import read", True),
        ("link", "import dragoman", True),
        ("show", "import dragoman\nfrom ..pipeline import Counts", False),
        ("show", "from ..run import map_documents", True),
        ("model", "import numpy as np", True),
        ("model", "import json\nfrom ..errors import DataError", False),
    ],
)
def test_the_rule_itself(room, source, wrong):
    assert bool(faults(source, room, ("dragoman", room))) is wrong


def test_imports_go_leftward_only():
    found = []
    for path in MODULES:
        if room_of(path) in ROOMS:
            package = ("dragoman", *path.relative_to(ROOT).parts[:-1])
            found += [
                f"{path.relative_to(ROOT)}:{fault}" for fault in faults(path.read_text("utf-8"), room_of(path), package)
            ]
    assert not found, "\n".join(found)


def test_every_module_has_its_place():
    beside = {"__init__", "__main__", "pipeline", *FREE}
    assert {room_of(path) for path in MODULES} <= {*ROOMS, *beside}


def test_what_all_rooms_may_use_uses_no_room():
    for name in FREE:
        path = ROOT / f"{name}.py"
        if path.exists():
            ours = [
                found for _, found in imports(path.read_text("utf-8"), ("dragoman",)) if found.startswith("dragoman")
            ]
            assert all(found.split(".")[1] in FREE for found in ours), path.name


def test_no_module_is_too_long():
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert not {name: length for name, length in lengths.items() if length > LONGEST}
