"""From bytes to text: size, binaries, encodings. The text is never changed, only a byte order mark is dropped."""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from ..data import load_toml
from ..errors import InputError
from .language import certainty, mostly_latin

MAX_BYTES = 20_000_000
"""The largest text that is read, in bytes: about three million words, far more than any article."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 200_000
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\b\x1b")
_FOREIGN = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what to warn of."""

    text: str
    warnings: tuple[str, ...] = ()


def too_long(name: str) -> InputError:
    """The refusal of an over-long text."""
    return InputError(name, f"longer than {MAX_BYTES // 1_000_000} MB; split it into articles, or give JSON Lines")


@cache
def _magic() -> tuple[tuple[bytes, str], ...]:
    entries = load_toml("ingest/formats.toml")["magic"]
    return tuple(
        (bytes.fromhex(entry["bytes"]), "; ".join(entry[key] for key in ("what", "advice") if key in entry))
        for entry in entries
    )


def refuse_binary(data: bytes, name: str) -> None:
    """Raise InputError where the bytes are plainly not text: known first bytes, NUL bytes or many control bytes."""
    for signature, what in _magic():
        if data.startswith(signature):
            raise InputError(name, f"not text: {what}")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > len(data) * 0.02:
        raise InputError(name, "not text: a binary file")


def decode(data: bytes, name: str) -> Decoded:
    """Decode a whole text: by its byte order mark, else as UTF-8, else by detection, with a warning.

    Raises InputError where the bytes are empty, too many, binary, damaged or in no known encoding.
    """
    if len(data) > MAX_BYTES:
        raise too_long(name)
    if not data.strip():
        raise InputError(name, "empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _checked(_strictly(data[len(mark) :], encoding, name), name)
            return Decoded(text if encoding == "utf-8" else _assigned(text, name))
    refuse_binary(data, name)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise InputError(name, f"broken UTF-8 at byte {error.start}; save it again as UTF-8") from error
    encoding = detect(data[:_SAMPLE], name)
    text = _checked(_strictly(data, encoding, name), name)
    return Decoded(text, (f"not UTF-8: read as {encoding}",))


def detect(sample: bytes, name: str) -> str:
    """Name the likeliest encoding of bytes that are not UTF-8. Raises InputError where none is plausible."""
    if _reads_as_western(sample):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - seldom needed, slow to import

    matches = [(match.encoding, str(match)) for match in from_bytes(sample)]
    if not matches or len(_FOREIGN.findall(matches[0][1])) < 3:
        raise InputError(name, "broken UTF-8 or an unknown encoding; save it again as UTF-8")
    if not mostly_latin(matches[0][1]):
        return matches[0][0]
    # Code pages of Latin script differ in a few letters: the one that gives the surest words of a language is right.
    latin = [(encoding, text) for encoding, text in matches if mostly_latin(text)]
    return max(latin, key=lambda match: round(certainty(match[1]), 4))[0]


def text_encoding(sample: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The encoding of a long text from its beginning, and a warning where it is not UTF-8.

    Raises InputError where the sample is empty, binary or in no known encoding.
    """
    if not sample.strip():
        raise InputError(name, "empty")
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return ("utf-8-sig" if encoding == "utf-8" else encoding.rpartition("-")[0]), ()
    refuse_binary(sample, name)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        if not _is_damaged_utf8(sample):
            encoding = detect(sample, name)
            return encoding, (f"not UTF-8: read as {encoding}",)
    return "utf-8", ()


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(name, f"broken {encoding} at byte {error.start}; save it again as UTF-8") from error


def _checked(text: str, name: str) -> str:
    """Refuse what decoded but is no text: nothing visible, or NUL."""
    if not text.strip():
        raise InputError(name, "empty")
    if "\0" in text:
        raise InputError(name, "not text: a binary file")
    return text


def _assigned(text: str, name: str) -> str:
    """Refuse what another encoding's bytes become under a false mark: characters that Unicode does not have."""
    sample = text[:10_000]
    unassigned = sum(unicodedata.category(char) in ("Cn", "Co") for char in sample)
    if unassigned > len(sample) * 0.01:
        raise InputError(name, "broken or binary: its byte order mark does not fit what follows")
    return text


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most bytes outside ASCII are sound UTF-8, so that the rest is damage rather than another encoding."""
    text = data.decode("utf-8", errors="surrogateescape")
    wrong = len(re.findall("[\udc80-\udcff]", text))
    sound = sum(len(char.encode()) for char in _FOREIGN.findall(text) if not "\udc80" <= char <= "\udcff")
    return sound > 0 and sound >= 2 * wrong


def _reads_as_western(data: bytes) -> bool:
    """Whether windows-1252 gives words: accented letters touch letters, no sign stands inside a word."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    found = list(_FOREIGN.finditer(text))
    if not found or len(found) > len(text) * 0.12:
        return False
    return all(
        _fits(text[match.start() - 1 : match.start()], match[0], text[match.end() : match.end() + 1]) for match in found
    )


def _fits(before: str, char: str, after: str) -> bool:
    if char in "ÿþ":
        return False
    if not char.isalpha():
        return char in "’‘“”–—…\xa0" or not (before.isalpha() and after.isalpha())
    if char.isupper() and before.islower():
        return False
    return (before.isalpha() and char.islower()) or after.isalpha() or (char in "àéèóòúùíìÀÉ" and not after.isalpha())
