"""Knowledge as data: TOML and CSV files that an expert edits, and the one loader that reads them."""

from .loader import Header, Table, data_files, data_path, label, load_csv, load_toml, load_toml_folder, sources, unread

__all__ = [
    "Header",
    "Table",
    "data_files",
    "data_path",
    "label",
    "load_csv",
    "load_toml",
    "load_toml_folder",
    "sources",
    "unread",
]
