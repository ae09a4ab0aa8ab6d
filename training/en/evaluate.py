"""Measure pipelines from raw text, side by side: treebanks, lemmas, names, words a second.

Usage: python training/en/evaluate.py DATA MODEL [MODEL ...] [--speed]
DATA holds ``treebank`` and ``ner``; a MODEL is a path, a spaCy package or "en" (what is shipped). Relations are
compared at the universal level, after the sentence guard, without and with the repairs. Names are compared as spans.
"""

import argparse
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from treebank import ENTITY, Sent, read_conllu, read_iob

from dragoman.ingest.documents import Raw, build
from dragoman.read.analyse import analyse, pipeline
from dragoman.read.labels import universal_entity, universal_relation

# characters without spaces: (start, end) -> part of speech, head's span or None, relation, lemma
Words = dict[tuple[int, int], tuple[str, tuple[int, int] | None, str, str]]


def gold_words(sents: Iterable[Sent]) -> tuple[Words, set[int]]:
    """The annotated words and sentence starts, by their place among all characters that are no spaces."""
    words: Words = {}
    starts: set[int] = set()
    at = 0
    for sent in sents:
        starts.add(at)
        spans = []
        for word in sent.words:
            spans.append((at, at + len(word)))
            at += len(word)
        for i, span in enumerate(spans):
            head = None if sent.heads[i] == i else spans[sent.heads[i]]
            words[span] = (sent.pos[i], head, sent.deps[i].partition(":")[0], sent.lemmas[i].lower())
    return words, starts


def found_words(sentences: Iterable[list[tuple]]) -> tuple[Words, set[int]]:
    """The same for sentences of (text, pos, head index, relation, lemma) rows."""
    words: Words = {}
    starts: set[int] = set()
    at = 0
    for rows in sentences:
        starts.add(at)
        spans = []
        for text, *_ in rows:
            size = len("".join(text.split()))
            spans.append((at, at + size))
            at += size
        for i, (_, pos, head, dep, lemma) in enumerate(rows):
            words[spans[i]] = (pos, None if head == i else spans[head], dep, lemma.lower())
    return words, starts


def by_spacy(name: str, texts: list[str]) -> Iterator[list[tuple]]:
    """Sentences as the pipeline gives them; rows of space tokens are left out."""
    for doc in pipeline(name).pipe(texts, batch_size=64):
        for piece in doc.sents:
            kept = [token for token in piece if not token.is_space]
            place = {token.i: i for i, token in enumerate(kept)}
            yield [
                (t.text, t.pos_, place.get(t.head.i, i), universal_relation(t.dep_).partition(":")[0], t.lemma_)
                for i, t in enumerate(kept)
            ]


def by_dragoman(texts: list[str]) -> Iterator[list[tuple]]:
    """Sentences as ``dragoman parse`` writes them, repairs included, by the model that the environment names."""
    raw = Raw(text="\n\n".join(texts), name="text", uri="text", extractor="text", title=None, lang="en")
    for reading in analyse([build(raw)], whole=True):
        for sentence in reading.sentences:
            yield [(t.text, t.pos, t.head, t.relation, t.lemma) for t in sentence.tokens]


def f1(right: int, found: int, gold: int) -> float:
    """Twice the right ones in per cent of all found and all in the gold standard."""
    return 200 * right / max(1, found + gold)


def compared(gold: tuple[Words, set[int]], found: tuple[Words, set[int]]) -> str:
    """One line of figures."""
    (g, gs), (p, ps) = gold, found
    both = [(g[span], p[span]) for span in g if span in p]
    counts = {
        "tokens": len(both),
        "upos": sum(a[0] == b[0] for a, b in both),
        "UAS": sum(a[1] == b[1] for a, b in both),
        "LAS": sum(a[1:3] == b[1:3] for a, b in both),
        "lemmas": sum(a[3] == b[3] for a, b in both),
    }
    figures = [f"{name} {f1(n, len(p), len(g)):.1f}" for name, n in counts.items()]
    verbs = [(a, b) for a, b in both if a[0] == "VERB"]
    figures.append(f"verb lemmas {100 * sum(a[3] == b[3] for a, b in verbs) / max(1, len(verbs)):.1f}")
    figures.append(f"sentences {f1(len(gs & ps), len(ps), len(gs)):.1f}")
    return "  ".join(figures)


def named(name: str, sents: list[Sent]) -> str:
    """Precision, recall and F1 of PERSON, ORG and LOC, on sentences joined by spaces, one a text."""
    right = gold = found = 0
    texts = [" ".join(s.words) for s in sents]
    for sent, doc in zip(sents, pipeline(name).pipe(texts, batch_size=128), strict=True):
        at, ends = 0, []
        for word in sent.words:
            ends.append((at, at + len(word)))
            at += len(word) + 1
        want = {(ends[a][0], ends[b - 1][1], label) for a, b, label in sent.ents or []}
        have = {(e.start_char, e.end_char, universal_entity(e.label_)) for e in doc.ents}
        have = {entity for entity in have if entity[2]}
        right, gold, found = right + len(want & have), gold + len(want), found + len(have)
    precision, recall = 100 * right / max(1, found), 100 * right / max(1, gold)
    return f"P {precision:.1f}  R {recall:.1f}  F1 {f1(right, found, gold):.1f}"


def speed(names: list[str], texts: list[str], rounds: int = 3) -> None:
    """Words a CPU-second, the pipelines taking turns; the best round counts."""
    words = sum(len(text.split()) for text in texts)
    best = dict.fromkeys(names, 0.0)
    for _ in range(rounds):
        for name in names:
            started = time.process_time()
            for _ in pipeline(name).pipe(texts, batch_size=64):
                pass
            best[name] = max(best[name], words / (time.process_time() - started))
    for name, value in best.items():
        print(f"{name}: {value:.0f} words a CPU-second")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("models", nargs="+")
    parser.add_argument("--speed", action="store_true")
    args = parser.parse_args()
    blocks: list[str] = []
    for part in ("ewt", "gum"):
        sents = list(read_conllu(args.data / "treebank" / f"en_{part}-dev.conllu.gz"))
        whole = ["".join(w + " " * s for w, s in zip(x.words, x.spaces, strict=True)).strip() for x in sents]
        texts = [" ".join(whole[i : i + 5]) for i in range(0, len(whole), 5)]
        blocks += texts
        gold = gold_words(sents)
        for name in args.models:
            print(f"{part} {name}: {compared(gold, found_words(by_spacy(name, texts)))}")
        print(f"{part} as dragoman parse: {compared(gold, found_words(by_dragoman(texts)))}")
    names = {
        "uner_ewt_dev": list(read_iob(args.data / "ner" / "uner_ewt_dev.iob2.gz", ENTITY)),
        "wikigold": list(read_iob(args.data / "ner" / "wikigold" / "wikigold.conll.txt.gz", ENTITY)),
    }
    for name in args.models:
        for part, sents in names.items():
            print(f"{part} {name}: {named(name, sents)}")
    if args.speed:
        speed(args.models, blocks)


if __name__ == "__main__":
    main()
