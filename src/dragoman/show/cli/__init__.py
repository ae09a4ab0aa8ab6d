"""The command line: a thin shell over the library. ``main`` is the entry point of ``dragoman``."""

import sys


def main() -> None:
    """Run the command named by the arguments of the process and leave with its exit status."""
    from .app import run  # noqa: PLC0415 (so that importing this room costs nothing)

    sys.exit(run(sys.argv[1:]))
