"""Let the teacher annotate raw text: further training paragraphs for the pipeline.

Usage: python training/en/annotate.py TEACHER.pt MINILM WHITEHOUSE.jsonl.gz OUT.spacy --data DATA [--words N]
       python training/en/annotate.py TEACHER.pt MINILM --measure DATA          (the teacher on the development sets)
Paragraphs are drawn at random. Those are left out of whose arcs the teacher is unsure on average. In half of those
whose names it is sure of they are exchanged for others of the same kind and length, so that not all presidents are
Americans; names it is unsure of are not passed on.
"""

import argparse
import gzip
import json
import math
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import spacy
import torch
from corpus import MINOR, as_doc, exchanged, merged, pool_of, sentences, varied, write
from spacy.language import Language
from teacher import BIO, Teacher, batches
from tokeniser import customise
from treebank import Sent

SURE = 0.8  # the mean probability of a paragraph's arcs
NAMES_SURE = 0.7  # the probability of a paragraph's least likely mark of a name
EXCHANGED = 0.5


def load(weights: Path, minilm: Path) -> Teacher:
    """The trained teacher, ready to annotate."""
    stored = torch.load(weights, weights_only=True)
    model = Teacher(str(minilm), stored["labels"])
    model.load_state_dict(stored["state"])
    return model.eval()


@torch.inference_mode()
def annotate(model: Teacher, batch: list[Sent]) -> Iterator[tuple[Sent, float, float]]:
    """The paragraphs with all annotation, the mean probability of their arcs and the least of a mark of names."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model([s.words for s in batch])
        trees, sure = [], []
        starts = scores["starts"].argmax(-1)
        chances = scores["arcs"].softmax(-1)
        for row, sent in enumerate(batch):
            size = len(sent.words)
            borders = [i for i in range(size) if i == 0 or starts[row, i]]
            heads = tree(scores["arcs"][row, :size, : size + 1], borders)
            trees.append((borders, heads))
            chosen = chances[row, torch.arange(size), torch.tensor(heads)]
            sure.append(0.0 if cyclic([h - 1 for h in heads]) else float(chosen.mean()))
        longest = scores["mask"].shape[1]
        padded = torch.tensor([[*h, *[0] * (longest - len(h))] for _, h in trees])
        deps = model.relations(scores["vectors"], padded).argmax(-1).tolist()
    labels = {name: scores[name].argmax(-1).tolist() for name in ("tags", "pos", "morphs")}
    marks = scores["names"].log_softmax(-1)
    for row, sent in enumerate(batch):
        size = range(len(sent.words))
        sent.starts, heads = trees[row]
        sent.heads = [i if h == 0 else h - 1 for i, h in enumerate(heads)]
        sent.deps = ["root" if heads[i] == 0 else _unrooted(model.labels["deps"][deps[row][i]]) for i in size]
        sent.tags = [model.labels["tags"][labels["tags"][row][i]] for i in size]
        sent.pos = [model.labels["pos"][labels["pos"][row][i]] for i in size]
        sent.morphs = [model.labels["morphs"][labels["morphs"][row][i]] for i in size]
        sent.lemmas = [""] * len(sent.words)
        found = whole_names(marks[row, : len(sent.words)])
        least = min(float(marks[row, i, BIO.index(mark)]) for i, mark in enumerate(found))
        sent.ents = list(spans(found))
        yield sent, sure[row], math.exp(least)


def _unrooted(label: str) -> str:
    return "dep" if label == "root" else label


def tree(arcs: torch.Tensor, borders: list[int]) -> list[int]:
    """The best head of each word within its sentence, one root a sentence; heads count from 1, 0 is the root.

    They need not form a tree: paragraphs with a circle are left out rather than mended.
    """
    heads: list[int] = []
    for start, end in zip(borders, [*borders[1:], len(arcs)], strict=True):
        inside = arcs[start:end, start + 1 : end + 1].clone()
        inside.fill_diagonal_(float("-inf"))
        root = int(arcs[start:end, 0].argmax())
        best = inside.argmax(-1).tolist()
        best[root] = -1
        heads += [0 if h < 0 else start + 1 + h for h in best]
    return heads


def cyclic(heads: list[int]) -> bool:
    """Whether some word does not reach the root (-1)."""
    for i in range(len(heads)):
        steps, at = 0, i
        while at >= 0 and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if at >= 0:
            return True
    return False


def whole_names(scores: torch.Tensor) -> list[str]:
    """The likeliest BIO marks (words, marks) in which every inside mark goes on a name of its kind (Viterbi)."""
    follows = torch.tensor([[_may_follow(a, b) for b in BIO] for a in BIO])
    barred = torch.where(follows, 0.0, float("-inf"))
    best = scores[0] + barred[0]
    back = []
    for row in scores[1:]:
        ways, origin = (best.unsqueeze(1) + barred).max(0)
        back.append(origin)
        best = ways + row
    at = int(best.argmax())
    path = [at]
    for origin in reversed(back):
        at = int(origin[at])
        path.append(at)
    return [BIO[i] for i in reversed(path)]


def _may_follow(before: str, mark: str) -> bool:
    return not mark.startswith("I-") or before[1:] == mark[1:]


def spans(marks: list[str]) -> Iterator[tuple[int, int, str]]:
    """Names out of BIO marks; an inside mark that follows nothing of its kind begins one."""
    start, kind = 0, ""
    for i, mark in enumerate([*marks, "O"]):
        prefix, _, label = mark.partition("-")
        if kind and (prefix != "I" or label != kind):
            yield start, i, kind
            kind = ""
        if label and not kind:
            start, kind = i, label


def paragraphs(news: Path, nlp: Language, words: int, rng: random.Random) -> list[Sent]:
    """Paragraphs and titles drawn at random, about so many words in all; addresses and tables are left out."""
    with gzip.open(news, "rt", encoding="utf8") as lines:
        articles = [json.loads(line) for line in lines]
    texts = [p for a in articles for p in {a["title"] or "", *re.split(r"\n+", a["text"])}]
    texts = sorted({" ".join(t.split()) for t in texts})
    rng.shuffle(texts)
    found, size = [], 0
    for text in texts:
        if not 12 <= len(text) <= 1200 or sum(c.isalpha() or c.isspace() for c in text) < 0.85 * len(text):
            continue
        doc = nlp.make_doc(text)
        found.append(Sent([t.text for t in doc], [bool(t.whitespace_) for t in doc]))
        size += len(doc)
        if size > words:
            break
    return found


def split(sent: Sent) -> list[Sent]:
    """The sentences of an annotated paragraph, each with its own heads and names."""
    parts = []
    for start, end in zip(sent.starts, [*sent.starts[1:], len(sent.words)], strict=True):
        part = Sent(*(getattr(sent, f)[start:end] for f in ("words", "spaces")))
        for name in ("tags", "pos", "morphs", "lemmas", "deps"):
            setattr(part, name, getattr(sent, name)[start:end])
        part.heads = [h - start for h in sent.heads[start:end]]
        part.ents = [(a - start, b - start, k) for a, b, k in sent.ents or [] if start <= a and b <= end]
        parts.append(part)
    return parts


def measure(model: Teacher, data: Path) -> None:
    """Print how often the teacher is right on gold words, in paragraphs of five sentences."""
    _, dev = sentences(data / "treebank", data / "ner")
    for name, part in (("ewt", [s for s in dev if not s.genre]), ("gum", [s for s in dev if s.genre])):
        gold = [merged(part[i : i + 5]) for i in range(0, len(part), 5)]
        size = sum(len(g.words) for g in gold)
        count = dict.fromkeys(("upos", "uas", "las", "starts"), 0)
        right = found = wanted = guessed_starts = gold_starts = 0
        for at in range(0, len(gold), 8):
            batch = gold[at : at + 8]
            for want, (have, *_) in zip(batch, annotate(model, [Sent(g.words, g.spaces) for g in batch]), strict=True):
                for i in range(len(want.words)):
                    same = want.heads[i] == have.heads[i]
                    count["upos"] += want.pos[i] == have.pos[i]
                    count["uas"] += same
                    count["las"] += same and want.deps[i].partition(":")[0] == have.deps[i].partition(":")[0]
                count["starts"] += len(set(want.starts) & set(have.starts))
                guessed_starts, gold_starts = guessed_starts + len(have.starts), gold_starts + len(want.starts)
                if want.ents is not None:
                    right += len(set(want.ents) & set(have.ents or []))
                    found, wanted = found + len(have.ents or []), wanted + len(want.ents)
        figures = [f"{k} {100 * count[k] / size:.1f}" for k in ("upos", "uas", "las")]
        figures.append(f"sentences {200 * count['starts'] / (guessed_starts + gold_starts):.1f}")
        print(name, *figures, f"names {200 * right / max(1, found + wanted):.1f}")


def main() -> None:
    """Annotate or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("news", type=Path, nargs="?")
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--measure", type=Path)
    parser.add_argument("--words", type=int, default=3_000_000)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    model = load(args.teacher, args.minilm)
    if args.measure:
        measure(model, args.measure)
        return
    rng = random.Random(args.seed)
    nlp = customise(spacy.blank("en"))
    train, _ = sentences(args.data / "treebank", args.data / "ner")
    pools = (pool_of(train, nlp), pool_of([], nlp, MINOR))
    drawn = paragraphs(args.news, nlp, args.words, rng)
    docs, unsure, named = [], 0, 0
    for n, batch in enumerate(batches(drawn, 4096, rng)):
        for sent, sure, names_sure in annotate(model, batch):
            if sure < SURE:
                unsure += 1
                continue
            known = names_sure >= NAMES_SURE
            named += known
            parts = split(exchanged(sent, rng.choice(pools), rng) if known and rng.random() < EXCHANGED else sent)
            whole = merged(varied(parts, rng))
            docs.append(as_doc(nlp, whole if known else replace(whole, ents=None)))
        if n % 50 == 0:
            print(
                f"{len(docs)} paragraphs, {sum(map(len, docs))} words; {unsure} left out, {named} with names",
                flush=True,
            )
    rng.shuffle(docs)
    write(docs, args.out)


if __name__ == "__main__":
    main()
