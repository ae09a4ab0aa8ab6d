"""Tests read the package's data alone, whatever layer the user who runs them has."""

import os
from pathlib import Path

# Set on import, since some modules read tables while they are collected.
os.environ["DRAGOMAN_HOME"] = str(Path(__file__).with_name("no-layer"))
