"""Build the training corpus: treebank sentences in paragraph-like documents, and tweets with names.

Usage: python training/en/corpus.py TREEBANKS NER OUT [--copies 3] [--seed 1]
Writes OUT/train.spacy, OUT/dev.spacy and OUT/documents.txt (what was used).
"""

import argparse
import csv
import random
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from treebank import ENTITY, WNUT, Sent, read_conllu, read_iob

HERE = Path(__file__).parent
TABLES = HERE.parents[1] / "src" / "dragoman" / "data"
EXCHANGED = 0.3
Table = tuple[str, tuple[str, ...], str]  # a table of names: file, columns, kind
Pool = dict[tuple[str, int], list[list[str]]]  # names by kind and number of words
NAMED: tuple[Table, ...] = (
    ("actors/countries.csv", ("name", "capital"), "LOC"),
    ("actors/organisations.csv", ("name",), "ORG"),
    ("actors/people.csv", ("name",), "PERSON"),
)
# Those of less note, for text that a teacher annotates.
MINOR: tuple[Table, ...] = (
    ("places/places.csv", ("name", "names"), "LOC"),
    ("places/features.csv", ("name", "names"), "LOC"),
    ("actors/organisations.csv", ("name", "names"), "ORG"),
    ("actors/outlets.csv", ("name", "names"), "ORG"),
    ("actors/people_history.csv", ("name", "names"), "PERSON"),
    ("actors/people_recent.csv", ("name", "names"), "PERSON"),
)


def allowed(sent: Sent, sources: dict[str, str], licences: dict) -> bool:
    """Whether a GUM document's licence is known to allow shipping what is trained on it; EWT always does."""
    if not sent.genre:
        return True
    if sent.genre in licences["genres"]:
        return True
    return any(site in sources[sent.document] for site in licences["sites"].get(sent.genre, []))


def groups(sents: list[Sent], rng: random.Random, longest: int = 8) -> Iterator[list[Sent]]:
    """Neighbouring sentences of one document, one to ``longest`` at a time, as a paragraph would hold them."""
    i = 0
    while i < len(sents):
        size = rng.choice((1, 1, 2, 3, 4, 5, 5, 6, longest))
        group = [s for s in sents[i : i + size] if s.document == sents[i].document]
        yield group
        i += len(group)


def merged(group: list[Sent]) -> Sent:
    """One sentence record that holds a whole group, its heads and entities moved along."""
    whole = Sent([], [], group[0].document, group[0].genre)
    whole.ents = []
    whole.starts = []
    known = all(s.ents is not None for s in group)
    for s in group:
        base = len(whole.words)
        whole.starts.append(base)
        whole.words += s.words
        whole.spaces += [*s.spaces[:-1], True]
        whole.tags += s.tags
        whole.pos += s.pos
        whole.morphs += s.morphs
        whole.lemmas += s.lemmas
        whole.heads += [base + head for head in s.heads]
        whole.deps += s.deps
        whole.ents += [(base + a, base + b, label) for a, b, label in s.ents or []]
    if not known:
        whole.ents = None
    return whole


def varied(group: list[Sent], rng: random.Random) -> list[Sent]:
    """The same sentences as another newsroom would print them: headline case, capitals, other quotes, no full stop."""
    draw = rng.random()
    if draw < 0.04:
        return [replace(s, words=[w.lower() for w in s.words]) for s in group]
    if draw < 0.10:
        return [_headline(s) if 3 < len(s.words) < 18 else s for s in group]
    if draw < 0.12:
        return [replace(s, words=[w.upper() for w in s.words]) for s in group]
    if draw < 0.17:
        return [*group[:-1], _unstopped(group[-1])]
    if draw < 0.37:
        return [_curly(s) for s in group]
    if draw < 0.45:
        return [replace(s, words=[_straight(w) for w in s.words]) for s in group]
    return group


def _headline(sent: Sent) -> Sent:
    small = {"ADP", "CCONJ", "DET", "PART", "PUNCT"}
    words = [
        w if (i and pos in small and len(w) < 5) else w[:1].upper() + w[1:]
        for i, (w, pos) in enumerate(zip(sent.words, sent.pos, strict=True))
    ]
    return _unstopped(replace(sent, words=words))


def _unstopped(sent: Sent) -> Sent:
    """Without its full stop, where nothing hangs on it."""
    last = len(sent.words) - 1
    if last < 1 or sent.words[last] != "." or last in (h for i, h in enumerate(sent.heads) if i != last):
        return sent
    cut = {f: getattr(sent, f)[:-1] for f in ("words", "spaces", "tags", "pos", "morphs", "lemmas", "heads", "deps")}
    return replace(sent, **cut)


def _curly(sent: Sent) -> Sent:
    words, inside = [], False
    for word, tag in zip(sent.words, sent.tags, strict=True):
        if word == '"':
            inside = not inside
            words.append("“" if (tag == "``" or (tag != "''" and inside)) else "”")
        else:
            words.append(word.replace("'", "’"))
    return replace(sent, words=words)


def _straight(word: str) -> str:
    return word.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def as_doc(nlp, sent: Sent) -> Doc:
    """The gold document; what a set does not annotate stays unknown."""
    if not sent.heads:
        doc = Doc(nlp.vocab, words=sent.words, spaces=sent.spaces)
    else:
        doc = Doc(
            nlp.vocab, words=sent.words, spaces=sent.spaces, tags=sent.tags, pos=sent.pos, morphs=sent.morphs,
            lemmas=sent.lemmas, heads=sent.heads, deps=["ROOT" if d == "root" else d for d in sent.deps],
        )  # fmt: skip
    if sent.ents is not None:
        doc.set_ents([spacy.tokens.Span(doc, a, b, label) for a, b, label in sent.ents])
    return doc


def sentences(treebanks: Path, ner: Path) -> tuple[list[Sent], list[Sent]]:
    """The sentences that may serve for training, and those for choosing, with what names are known in them."""
    licences = tomllib.loads((HERE / "licences.toml").read_text(encoding="utf8"))
    sources: dict[str, str] = {}
    uner = {part: {s.key: s for s in read_iob(ner / f"uner_ewt_{part}.iob2.gz", ENTITY)} for part in ("train", "dev")}
    places = set(names_of_tables()["LOC"])
    train: list[Sent] = []
    dev: list[Sent] = []
    for part, into in (("train", train), ("dev", dev)):
        for name in ("ewt", "gum"):
            for sent in read_conllu(treebanks / f"en_{name}-{part}.conllu.gz", sources):
                if part == "train" and not allowed(sent, sources, licences):
                    continue
                marked = uner[part].get(sent.key)
                if name == "ewt" and marked is not None and marked.words == sent.words:
                    sent.ents = marked.ents
                if sent.genre and sent.ents:  # GUM takes countries that act for organisations
                    sent.ents = [(a, b, "LOC" if " ".join(sent.words[a:b]) in places else k) for a, b, k in sent.ents]
                sent.source = sources[sent.document]
                into.append(sent)
    return train, dev


def names_of_tables(tables: Iterable[Table] = NAMED) -> dict[str, list[str]]:
    """Names from dragoman's own tables by kind: countries and capitals, organisations, people."""
    names: dict[str, list[str]] = {"LOC": [], "ORG": [], "PERSON": []}
    for file, columns, label in tables:
        with (TABLES / file).open(encoding="utf8", newline="") as lines:
            for row in csv.DictReader(line for line in lines if not line.startswith("#")):
                for column in columns:
                    names[label] += [n for n in (row.get(column) or "").split("|") if n]
    return names


def pool_of(train: Iterable[Sent], nlp: Language, tables: Iterable[Table] = NAMED) -> Pool:
    """Names to choose from by kind and number of words: those of dragoman's tables and of the treebanks."""
    pool: Pool = {}
    for label, names in names_of_tables(tables).items():
        for name in names:
            words = [t.text for t in nlp.make_doc(name)]
            pool.setdefault((label, len(words)), []).append(words)
    for sent in train:
        for start, end, label in sent.ents or []:
            pool.setdefault((label, end - start), []).append(sent.words[start:end])
    return pool


def exchanged(sent: Sent, pool: Pool, rng: random.Random) -> Sent:
    """The paragraph with other names of the same kind and number of words, each name everywhere by the same."""
    others: dict[str, list[str]] = {}
    words = list(sent.words)
    for start, end, label in sent.ents or []:
        name = " ".join(sent.words[start:end])
        choices = pool.get((label, end - start))
        if choices:
            words[start:end] = others.setdefault(name, rng.choice(choices))
    return replace(sent, words=words)


def write(docs: Iterable[Doc], path: Path) -> None:
    """Store documents with all their annotation."""
    box = DocBin(store_user_data=False)
    for doc in docs:
        box.add(doc)
    box.to_disk(path)


def main() -> None:
    """Read the sets, leave out what may not be shipped, write the corpora."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("ner", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--copies", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    train, dev = sentences(args.treebanks, args.ner)
    sources = {s.document: s.source for s in train}
    used = sorted({f"{s.document}\t{s.genre}\t{sources[s.document]}" for s in train if s.genre})
    (args.out / "documents.txt").write_text("\n".join(used) + "\n", encoding="utf8")
    print(f"train {len(train)} sentences, {sum(len(s.words) for s in train)} words; {len(used)} documents of GUM")

    rng = random.Random(args.seed)
    pool = pool_of(train, nlp)
    docs = []
    for copy in range(args.copies):
        for group in groups(train, rng):
            other = [exchanged(s, pool, rng) if rng.random() < EXCHANGED else s for s in varied(group, rng)]
            docs.append(as_doc(nlp, merged(other if copy else group)))
    tweets = list(read_iob(args.ner / "wnut17" / "wnut17train.conll.gz", WNUT))
    for box in "abefgh":
        tweets += read_iob(args.ner / "btc" / f"{box}.conll.gz", ENTITY)
    docs += [as_doc(nlp, s) for s in tweets if s.ents or rng.random() < 0.2]
    rng.shuffle(docs)
    write(docs, args.out / "train.spacy")
    print(f"{len(docs)} documents, {sum(map(len, docs))} words with copies and tweets")
    fixed = [dev[i : i + 5] for i in range(0, len(dev), 5)]
    write((as_doc(nlp, merged(group)) for group in fixed), args.out / "dev.spacy")


if __name__ == "__main__":
    main()
