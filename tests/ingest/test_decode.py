import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.ingest.decode import MAX_BYTES, decode

from .reading import BODY, one, refusal

RUSSIAN = "Министр иностранных дел прибыл в столицу соседнего государства и встретился с президентом страны. " * 4
POLISH = "Prezydent spotkał się z ministrem spraw zagranicznych. Źródła mówią, że rozmowy były długie i żmudne. " * 4

CHINESE = "国防部长抵达首都，会见了领导人。双方签署了军事合作备忘录，并同意明年春天举行联合演习。" * 4
TURKISH = "Dışişleri Bakanı başkentte görüştü; iki ülke arasındaki gerginliğin azaldığı açıklandı. " * 4


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"))).filter(str.strip))
def test_utf8_text_comes_back_exactly(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode(), "x").text == text


def test_newlines_are_kept_as_they_are(tmp_path: Path) -> None:
    text = "First line\r\n\r\nSecond.\rThird.\n\n\n Fourth. \n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert one(tmp_path / "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_byte_order_mark_names_the_encoding_and_is_dropped(encoding: str) -> None:
    mark = "\ufeff" if encoding.endswith("e") else ""
    decoded = decode((mark + RUSSIAN).encode(encoding), "x")
    assert decoded.text == RUSSIAN
    assert not decoded.warnings


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The café said “no” – and the minister’s aide left.", "cp1252"),
        ("Señor Muñoz visited Bogotá and São Paulo.", "latin-1"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (POLISH, "cp1250"),
        (CHINESE, "gb18030"),
        (TURKISH, "cp1254"),
    ],
)
def test_other_encodings_are_detected_and_named(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "x")
    assert decoded.text == text
    assert "not UTF-8" in decoded.warnings[0]


def test_detected_encoding_is_a_warning_of_the_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(("Visit to a café\n\n" + BODY).encode("cp1252"))
    document = one(tmp_path / "a.txt")
    assert document.text.startswith("Visit to a café")
    assert any("cp1252" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    "data",
    [
        BODY.encode() + b" It cost \xe2\x82",
        BODY.encode() + b" \xc3( and more",
        BODY.encode() + b" \xff\xff and more",
        "Кремль отверг обвинения".encode() + b"\xd0 " + BODY.encode(),
        "Türkiye and Côte d’Ivoire".encode() + b"\xe9 \xff",
    ],
)
def test_broken_utf8_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert "broken UTF-8" in refusal(tmp_path / "a.txt").reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 rest", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04 rest", "office"),
        (b"\x7fELF\x02\x01", "program"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"some text\0more text", "binary"),
        (bytes(random.Random(1).randbytes(200)).replace(b"\0", b"\1"), "binary"),
        (b"\xff\xfe" + bytes(random.Random(2).randbytes(400)), "broken"),
    ],
)
def test_binaries_are_refused_with_the_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert reason in refusal(tmp_path / "a.txt").reason


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b"\xff\xfe"])
def test_empty_texts_are_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert "empty" in refusal(tmp_path / "a.txt").reason


def test_too_long_a_text_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match="split it"):
        decode(b"a" * (MAX_BYTES + 1), "x")


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "x").text
    except InputError:
        return
    assert text.strip()
    assert "\0" not in text
    text.encode()
