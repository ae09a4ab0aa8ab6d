"""The public surface: exactly these names, quick to import, and documented."""

import inspect
import pickle
import subprocess
import sys

import dragoman

NAMES = {
    *("Coded", "Counts", "Document", "Event", "Filter", "Statement"),
    *("DataError", "DragomanError", "InputError", "PluginError", "StoreError", "UsageError"),
    *("code", "explain", "open_store", "read", "__version__"),
}


def test_the_public_names_are_these():
    assert set(dragoman.__all__) == NAMES
    assert sorted(dragoman.__all__) == list(dragoman.__all__)
    for name in dragoman.__all__:
        item = getattr(dragoman, name)
        assert name == "__version__" or inspect.getdoc(item), f"{name} needs a docstring"


def test_errors_of_dragoman_have_one_root():
    for name in dragoman.__all__:
        if name.endswith("Error"):
            assert issubclass(getattr(dragoman, name), dragoman.DragomanError)


def test_read_stays_the_function_when_the_room_of_that_name_is_imported():
    import dragoman.read.reading  # noqa: PLC0415
    from dragoman.read.reading import Token  # noqa: PLC0415

    assert inspect.isfunction(dragoman.read)
    assert list(inspect.signature(dragoman.read).parameters)[:2] == ["inputs", "store"]
    assert pickle.loads(pickle.dumps(Token)) is Token


def test_importing_dragoman_loads_nothing_heavy():
    heavy = ("spacy", "duckdb", "pyarrow", "trafilatura", "numpy", "py3langid", "typer", "rich", "babel")
    script = f"import dragoman, sys; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "[]"
