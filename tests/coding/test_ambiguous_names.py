"""Names that several countries share, or a country and a person, bird or plate: decided by what stands around them."""

from dataclasses import replace
from pathlib import Path

from dragoman.coding.actors import Mentions
from dragoman.read import analyse

from .statement_readings import document
from .tables import nearly_all

ROWS = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in Path(__file__).with_name("ambiguous_names.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def test_shared_names_are_told_apart():
    assert len(ROWS) >= 120
    documents = [replace(document(text), published="2024-05-14") for _, _, text in ROWS]
    wrong = []
    for (wanted, word, text), reading in zip(ROWS, analyse(documents, whole=True), strict=True):
        end, mentions = text.rindex(word) + len(word), Mentions(reading)
        ((place, token),) = ((s, t) for s in reading.sentences for t in s.tokens if t.end == end)
        countries = [item.ref.country for item in mentions.found(place, token) if item.ref.country]
        if (",".join(countries) or "-") != wanted:
            wrong.append(f"{text} {word}: {','.join(countries) or '-'}, not {wanted}")
    nearly_all(wrong, len(ROWS), 0.95)
