"""Read CoNLL-U and IOB files into plain sentences, with the relations and entities that the pipeline learns."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

# Subtypes that the coder asks for; all others are learned as their universal relation.
KEPT_SUBTYPES = {
    "nsubj:pass", "nsubj:outer", "aux:pass", "obl:agent", "nmod:poss", "acl:relcl", "advcl:relcl", "compound:prt",
    "det:predet", "cc:preconj", "obl:unmarked", "nmod:unmarked", "nmod:desc",
}  # fmt: skip
RENAMED = {"obl:npmod": "obl:unmarked", "obl:tmod": "obl:unmarked", "nmod:npmod": "nmod:unmarked"}
ENTITY = {"PER": "PERSON", "person": "PERSON", "ORG": "ORG", "organization": "ORG", "LOC": "LOC", "place": "LOC"}
WNUT = {"person": "PERSON", "location": "LOC", "corporation": "ORG", "group": "ORG"}
_BRACKET = re.compile(r"\(([^()]+)(\)?)|([^()]+)\)")


@dataclass(slots=True)
class Sent:
    """One sentence: parallel lists over its words; ``heads`` are indices, the root is its own head."""

    words: list[str]
    spaces: list[bool]
    document: str = ""
    genre: str = ""
    paragraph: int = 0
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    ents: list[tuple[int, int, str]] | None = None
    key: str = ""
    source: str = ""
    starts: list[int] = field(default_factory=list)


def opened(path: Path) -> Iterator[str]:
    """The lines of a text file, packed or not, without their line ends."""
    with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def relation(label: str) -> str:
    """The relation as the parser learns it."""
    label = RENAMED.get(label, label)
    return label if label in KEPT_SUBTYPES else label.partition(":")[0]


def read_conllu(path: Path, sources: dict[str, str] | None = None) -> Iterator[Sent]:
    """Sentences of a treebank; multiword ranges and empty nodes are left out, words that were blanked out too."""
    rows: list[list[str]] = []
    ranges: dict[int, tuple[int, str]] = {}
    state = {"document": "", "genre": "", "source": "", "key": ""}
    paragraph = 0
    for line in opened(path):
        if line.startswith("# newdoc"):
            state |= {"document": line.partition("= ")[2], "genre": "", "source": ""}
        elif line.startswith("# newpar") and "_block" not in line:
            paragraph += 1
        elif line.startswith("# sent_id"):
            state["key"] = line.partition("= ")[2]
        elif line.startswith("# meta::genre"):
            state["genre"] = line.partition("= ")[2]
        elif line.startswith("# meta::sourceURL"):
            state["source"] = line.partition("= ")[2]
        elif line.startswith("#"):
            continue
        elif not line:
            if rows and all(row[1] != "_" for row in rows):
                if sources is not None:
                    sources[state["document"]] = state["source"]
                yield _sentence(rows, ranges, state, paragraph)
            rows, ranges = [], {}
        else:
            row = line.split("\t")
            if "-" in row[0]:
                first, last = map(int, row[0].split("-"))
                ranges[last] = (first, row[9])
            elif "." not in row[0]:
                rows.append(row)


def _sentence(rows, ranges, state, paragraph) -> Sent:
    inside = {i for last, (first, _) in ranges.items() for i in range(first, last)}
    spaces = []
    for row in rows:
        i = int(row[0])
        misc = ranges[i][1] if i in ranges else row[9]
        spaces.append(False if i in inside else "SpaceAfter=No" not in misc)
    sent = Sent([row[1].replace(" ", "") for row in rows], spaces, state["document"], state["genre"], paragraph)
    sent.key = state["key"]
    sent.lemmas = [row[2] for row in rows]
    sent.pos = [row[3] for row in rows]
    sent.tags = [row[4] for row in rows]
    sent.morphs = ["" if row[5] == "_" else row[5] for row in rows]
    sent.heads = [int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(rows)]
    sent.deps = [relation(row[7]) for row in rows]
    if sent.genre:
        sent.ents = _names(sent, _mentions([row[9] for row in rows]))
    return sent


def _mentions(miscs: list[str]) -> list[tuple[int, int, str]]:
    """GUM's bracketed entity spans as (first, last + 1, type)."""
    spans: list[tuple[int, int, str]] = []
    stack: list[tuple[str, str, int]] = []
    for i, misc in enumerate(miscs):
        value = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for opened_, closed, closing in _BRACKET.findall(value):
            if opened_:
                key, kind = opened_.split("-")[:2]
                if closed:
                    spans.append((i, i + 1, kind))
                else:
                    stack.append((key, kind, i))
                continue
            place = next((j for j in range(len(stack) - 1, -1, -1) if stack[j][0] == closing), None)
            if place is not None:
                _, kind, start = stack.pop(place)
                spans.append((start, i + 1, kind))
    return spans


def _names(sent: Sent, mentions: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The proper names of mentions: titles, articles and what follows the name are cut off; the longest name wins."""
    taken: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(mentions, key=lambda m: (m[0] - m[1], m[0])):
        label = ENTITY.get(kind)
        if label is None:
            continue
        head = next((i for i in range(start, end) if not start <= sent.heads[i] < end or sent.heads[i] == i), start)
        if sent.pos[head] != "PROPN":
            continue
        first = last = head
        while first > start and _joins(sent, first - 1, label):
            first -= 1
        while last + 1 < end:
            step = last + 1
            while step < end and sent.words[step].lower() in ("of", "the", "and", "for", "-", "&", "de", "on", "al"):
                step += 1
            if step < end and (sent.pos[step] == "PROPN" or (sent.pos[step] == "NUM" and step == last + 1)):
                last = step
            else:
                break
        if sent.words[first] in ("-", "&", "and", "of"):
            first += 1
        if not any(first < e and s <= last for s, e, _ in taken):
            taken.append((first, last + 1, label))
    return sorted(taken)


def _joins(sent: Sent, i: int, label: str) -> bool:
    if sent.deps[i] == "nmod:desc" and label == "PERSON":
        return False
    if sent.pos[i] == "PROPN":
        return True
    if sent.words[i] in ("-", "&", "of") and i > 0:
        return sent.pos[i - 1] == "PROPN" and sent.words[i] != "of"
    return (
        sent.pos[i] in ("ADJ", "NOUN", "VERB", "NUM") and sent.words[i][0].isupper() and sent.tags[i].startswith("NNP")
    )


def read_iob(path: Path, labels: dict[str, str | None]) -> Iterator[Sent]:
    """Sentences with entities from two-column or CoNLL-U-like IOB2 files."""
    words: list[str] = []
    marks: list[str] = []
    key = ""
    for line in [*opened(path), ""]:
        if line.startswith("# sent_id"):
            key = line.partition("= ")[2]
        if line.startswith("# ") and "\t" not in line:
            continue
        cells = line.split("\t") if "\t" in line else line.split()
        if not cells or not cells[0]:
            if words:
                sent = Sent(words, [True] * len(words))
                sent.ents, sent.key = _spans(marks, labels), key
                yield sent
            words, marks = [], []
        elif len(cells) > 2 and cells[0].isdigit():
            words.append(cells[1].replace(" ", ""))
            marks.append(cells[2])
        elif len(cells) > 1:
            words.append("".join(cells[0].split()) or "_")
            marks.append(cells[-1])


def _spans(marks: list[str], labels: dict[str, str | None]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    start, current = 0, ""
    for i, mark in enumerate([*marks, "O"]):
        prefix, _, kind = mark.partition("-")
        if current and (prefix != "I" or kind != current):
            label = labels.get(current)
            if label:
                spans.append((start, i, label))
            current = ""
        if kind and not current:
            start, current = i, kind
    return spans
