"""From files, folders, pages, records and standard input to documents."""

from .describe import Description, describe
from .inputs import read_inputs
from .language import identify, supported_languages
from .layout import layout

__all__ = ["Description", "describe", "identify", "layout", "read_inputs", "supported_languages"]
