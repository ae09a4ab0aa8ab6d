"""Compare countries.csv with the CIA World Factbook and stamp the rows that agree with the date checked.

Usage: python training/tables/stamp_countries.py REFERENCE_FOLDER
A row agrees where the factbook knows one of its names, its capital and its demonym (each where the row gives one).
"""

import csv
import re
import sys
import unicodedata
from pathlib import Path

from tables import CHECKED, DATA, read_table, restamp

SOURCE = "CIA World Factbook (public domain)"


def plain(text: str) -> str:
    """Lower case without accents, articles or points, for comparing spellings."""
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z ]", "", text.lower().replace("-", " ").removeprefix("the ")).strip()


def agrees(row: dict[str, str], fact: dict[str, str]) -> bool:
    """Whether the capital and demonym of the row stand in the factbook's text."""
    capital, noun = plain(fact["capital"]), plain(fact["demonym_noun"] + " " + fact["demonym_adj"])
    capitals = [plain(c) for c in row["capital"].split("|") if c]
    words = [plain(w) for w in (row["adjectives"] + "|" + row["demonyms"]).split("|") if w]
    return (not capitals or any(c in capital for c in capitals)) and (not words or any(w in noun for w in words))


def main(reference: Path) -> None:
    """Stamp the table in place and print the rows that disagree."""
    with (reference / "leaders_demonyms.csv").open(encoding="utf-8") as file:
        facts = {plain(r[key]): r for r in csv.DictReader(file) for key in ("name", "long") if r[key] != "none"}
    path = DATA / "actors" / "countries.csv"
    _, rows = read_table(path)
    for row in rows:
        names = [plain(n) for n in [row["name"], *row["names"].split("|")] if n]
        known = [facts[n] for n in names if n in facts]
        good = row["kind"] in ("state", "territory") and any(agrees(row, fact) for fact in known)
        row["checked"], row["source"] = (CHECKED, SOURCE) if good else ("unverified", "written for dragoman")
        if known and not good:
            print(row["code"], row["capital"], "/", known[0]["capital"], "/", known[0]["demonym_noun"])
    restamp(path, rows)
    print(sum(row["checked"] == CHECKED for row in rows), "of", len(rows), "rows checked")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
