"""Trains the model of words that the lexicon lacks: writes ``data/classifier/words.csv`` and ``weights.csv``.

    python training/classifier.py --news whitehouse.jsonl.gz --vectors GLOVE.json --out src/dragoman/data/classifier

Learned from: the lexicon's triggers, its example sentences, and statements of the White House (public domain), both as
the frames code them, and word vectors (GloVe, PDDL 1.0; GLOVE.json as in training/README.md). First, what words mean:
those of the lexicon speak for others as far as their vectors are near. Second, how what a word means and the signs of
its clause are weighed: there a word is scored by a model that has not seen it, so that the weights learn how far its
meaning can be trusted. How well that goes on words left out, one by one or by whole frames, is printed on standard
error. Some ten minutes of one core.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from dragoman.coding.actors import Mentions
from dragoman.coding.assembly import Assembler
from dragoman.coding.examples import example_document, read_examples
from dragoman.coding.inflection import noun_forms, verb_forms
from dragoman.coding.lexicon import lexicon
from dragoman.coding.ontology import ontology
from dragoman.coding.outside import outside, predicate_at
from dragoman.coding.roles import RoleFiller
from dragoman.data import load_toml_folder
from dragoman.model import Document
from dragoman.read import Reading, analyse

Numbers = npt.NDArray[np.float64]

VERSION = "1"
NAMES = (*ontology().categories, "none")
K = len(NAMES)
_FOLDS = 5
_CLAUSES_A_WORD = 60  # of one outcome
_SILENT = 900  # words of no event, verbs and nouns each
_DRAWN = 2000  # seldom words of no event
_SPEAKERS = 1500  # words that may speak for others
_SELDOM = 15  # a sign seen less often weighs nothing
_PULL_OF_WORDS, _PULL_OF_SIGNS = 0.05, 3.0
_NEAR = 1.5  # how fast a word's say falls with its distance
_READ = 250_000  # vectors read, from the commonest word on
_COMMON = 10_000  # the commonest words, which are left to the lexicon
_PROMISE = 0.15  # the least chance of a category at which a word is listed
_LIKE = 4  # words named for each
_TESTED = 0.6  # what a trigger says that its frame trusts only with tests


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its vector, what it means (shares by category; none where empty) and the frames that list it."""

    text: str
    pos: str
    vector: Numbers
    means: Counter[str]
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate as the frames coded it: ``outcome`` is the category of ``frame``, or none."""

    word: str
    pos: str
    outcome: str
    frame: str
    known: bool
    signs: tuple[str, ...]


def main() -> None:
    """Collect, fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, required=True, help="whitehouse.jsonl.gz")
    parser.add_argument("--vectors", type=Path, required=True, help="GloVe as JSON")
    parser.add_argument("--every", type=int, default=6, help="use every n-th of its documents")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write to")
    given = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    clauses = list(collect((example_document(e.text) for e in read_examples()), Counter()))
    clauses += collect(statements(given.news, given.every), counts)
    vectors = Vectors(given.vectors)
    known = listed(vectors) + silent(vectors, counts)
    drawn_words = drawn(vectors, {word.text for word in known})
    words = known + drawn_words
    events = sum(clause.outcome != "none" for clause in clauses)
    print(f"{len(clauses)} clauses, {events} events; {len(words)} words", file=sys.stderr)
    places: dict[bytes, int] = {}
    rows = [places.setdefault(word.vector.round(6).tobytes(), len(places)) for word in words]  # words of one vector
    part = np.random.default_rng(0).integers(0, _FOLDS, len(places))
    by_word = cross_validated(vectors, words, clauses, lambda number: {int(part[rows[number]])}, "words left out")
    frames = sorted(frame.id for frame in lexicon().frames)
    of_frame = dict(zip(frames, np.random.default_rng(1).integers(0, _FOLDS, len(frames)).tolist(), strict=True))
    cross_validated(
        vectors, words, clauses,
        lambda number: {of_frame[f] for f in words[number].frames} or {int(part[rows[number]])}, "frames left out",
        of_frame,
    )  # fmt: skip
    halves = [meanings(known + drawn_words[half::2]) for half in (0, 1)]
    unsaid = {word.text: halves[number % 2 - 1] for number, word in enumerate(drawn_words)}
    write(given.out, vectors, halves, unsaid, by_word)


class Vectors:
    """Word vectors of length 1, about their mean, by word in lower case."""

    def __init__(self, path: Path) -> None:
        given = json.loads(path.read_text(encoding="utf-8"))
        plain = [word for word in given["words"][:_READ] if word.isascii() and word.replace("-", "").isalpha()]
        rows = np.array([given["vectors"][word][: given["dimensions"]] for word in plain])
        rows -= rows[:20_000].mean(axis=0)
        self.rows: Numbers = rows / np.sqrt((rows**2).sum(axis=1, keepdims=True))
        self.place = {word: number for number, word in enumerate(plain)}

    def of(self, word: str) -> Numbers | None:
        """The vector of a word, or None."""
        number = self.place.get(word)
        return None if number is None else self.rows[number]

    def common(self, word: str) -> bool:
        """Whether a word, in any form, is so common that whoever wrote the lexicon has met it: left out on purpose."""
        forms = {word} | verb_forms(word) | noun_forms(word)
        return any(self.place.get(form, _READ) < _COMMON for form in forms)

    def candidates(self) -> list[str]:
        """Words that may be verbs or nouns, by forms of theirs that are used too, and that some frame may lack."""
        found = []
        for word in self.place:
            inflected = sum(form in self.place for form in verb_forms(word) - {word})
            counted = any(form in self.place for form in noun_forms(word) - {word})
            known = word in lexicon().verbs and word in lexicon().nouns
            if len(word) > 2 and (inflected > 2 or counted) and not known and not self.common(word):
                found.append(word)
        return sorted(found)


# -------------------------------------------------------------------- what is learned from


def statements(path: Path, every: int) -> Iterator[Document]:
    """Statements of the White House, the beginning of each."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            text = json.loads(line)["text"] if number % every == 0 else ""
            if text:
                yield example_document(text[:12_000])


def collect(documents: Iterable[Document], counts: Counter[tuple[str, str]]) -> Iterator[Clause]:
    """The predicates of documents beside a party, with what the frames made of them; counts all words."""
    seen: Counter[tuple[str, str]] = Counter()
    for reading in analyse(documents):
        for clause in of_reading(reading, counts):
            seen[clause.word, clause.outcome] += 1
            if seen[clause.word, clause.outcome] <= _CLAUSES_A_WORD:
                yield clause


def of_reading(reading: Reading, counts: Counter[tuple[str, str]]) -> Iterator[Clause]:
    """The predicates of one document. What fits a frame whose roles forbid the event is neither event nor none."""
    events = {frame.id: frame.event for frame in lexicon().frames}
    mentions = Mentions(reading)
    assembler, filler = Assembler(mentions), RoleFiller(mentions)
    for sentence in reading.sentences:
        fitting = {i for c, *_ in assembler.matcher.candidates(sentence) for i in (c.trigger.i, c.predicate.i)}
        drafts = {draft.trigger.i: draft for draft in assembler.drafts(sentence)}
        fitting |= {draft.predicate.i for draft in drafts.values()}
        for token in sentence.tokens:
            if token.pos not in ("VERB", "NOUN"):
                continue
            counts[token.lemma, token.pos] += 1
            draft = drafts.get(token.i)
            if (draft is None and token.i in fitting) or (draft is not None and draft.rule not in events):
                continue
            found = predicate_at(assembler.matcher, filler, sentence, token)
            if found is not None:
                outcome, frame = (events[draft.rule], draft.rule) if draft is not None else ("none", "")
                known = not outside(lexicon(), token)
                yield Clause(found.lemma, token.pos, outcome, frame, known, found.signs)


def listed(vectors: Vectors) -> list[Word]:
    """The lexicon's triggers of one word that have a vector."""
    means: dict[tuple[str, str], Counter[str]] = {}
    frames: dict[tuple[str, str], set[str]] = {}
    for frame in load_toml_folder("lexicon/en/frames", "frame"):
        for pos, key in (("VERB", "verbs"), ("NOUN", "nouns")):
            for text in frame.get(key, ()):
                if " " not in text:
                    means.setdefault((text, pos), Counter())[frame["event"]] += _TESTED if frame.get("where") else 1  # type: ignore[assignment]
                    frames.setdefault((text, pos), set()).add(frame["id"])
    found = ((key, vectors.of(key[0])) for key in means)
    return [Word(*key, held, means[key], frozenset(frames[key])) for key, held in found if held is not None]


def silent(vectors: Vectors, counts: Counter[tuple[str, str]]) -> list[Word]:
    """The commonest verbs and nouns that no frame lists: they tell no event."""
    found: list[Word] = []
    for wanted, index in (("VERB", lexicon().verbs), ("NOUN", lexicon().nouns)):
        common = sorted((-number, text) for (text, pos), number in counts.items() if pos == wanted and number > 2)
        plain = [text for _, text in common if text.isalpha() and text == text.lower() and text not in index]
        held = [(text, known) for text in plain if (known := vectors.of(text)) is not None]
        found += [Word(text, wanted, known, Counter(), frozenset()) for text, known in held[:_SILENT]]
    return found


def drawn(vectors: Vectors, known: set[str]) -> list[Word]:
    """Words drawn from those that the lexicon lacks: seldom ones tell an event no more often than common ones.

    A few do; they are taken for words of no event here, and scored by a model that was not told so.
    """
    held = [word for word in vectors.candidates() if word not in known and not lexicon().verbs.keys() & {word}]
    some = np.random.default_rng(2).permutation(len(held))[:_DRAWN]
    return [Word(held[i], "VERB", vectors.rows[vectors.place[held[i]]], Counter(), frozenset()) for i in some]


# ------------------------------------------------------------------------------------ fits


def fit(rows: Numbers, shares: Numbers, pull: Numbers, weights: Numbers | None = None) -> Numbers:
    """Multinomial logistic regression: a row of numbers for each column of ``rows``, drawn to nothing by ``pull``."""
    weights = np.ones(len(rows)) if weights is None else weights

    def loss(flat: Numbers) -> tuple[float, Numbers]:
        at = flat.reshape(rows.shape[1], K)
        logs = logged(rows @ at)
        wrong = weights[:, None] * (np.exp(logs) - shares)
        value = -(weights[:, None] * shares * logs).sum() + (pull[:, None] * at**2).sum() / 2
        return float(value), (rows.T @ wrong + pull[:, None] * at).ravel()

    start = np.zeros(rows.shape[1] * K)
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x.reshape(-1, K)  # type: ignore[no-any-return]


def logged(scores: Numbers) -> Numbers:
    """Logarithms of chances, row by row."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Meanings:
    """Words that speak for others, what they say, and the bias."""

    words: tuple[Word, ...]
    vectors: Numbers
    says: Numbers
    bias: Numbers

    def of(self, vectors: Numbers) -> Numbers:
        """What is said of words with these vectors."""
        told = nearness(vectors, self.vectors) @ self.says + self.bias
        return told - told.mean(axis=1, keepdims=True)  # type: ignore[no-any-return]

    def like(self, vector: Numbers, at: int) -> str:
        """The words of the lexicon that say most for a category against none."""
        told = nearness(vector[None], self.vectors)[0] * (self.says[:, at] - self.says[:, -1])
        order = [i for i in np.argsort(-told, kind="stable") if self.words[i].means]
        return " ".join(self.words[i].text for i in order[:_LIKE])


def nearness(left: Numbers, right: Numbers) -> Numbers:
    """How near words are by their vectors, 0 to 1; rows by rows."""
    return np.exp(_NEAR * (left @ right.T - 1))  # type: ignore[no-any-return]


def meanings(words: Sequence[Word]) -> Meanings:
    """Fit what words say: kernel logistic regression over some of them (Nyström)."""
    heard = [words[i] for i in np.random.default_rng(1).permutation(len(words))]
    speaking = [word for word in heard if word.means][: _SPEAKERS * 7 // 10]
    speaking += [word for word in heard if not word.means][: _SPEAKERS * 3 // 10]
    speakers = list({word.vector.round(6).tobytes(): word for word in speaking}.values())
    speakers.sort(key=lambda word: word.text)
    at = np.array([word.vector for word in speakers])
    values, axes = np.linalg.eigh(nearness(at, at))
    turn = axes[:, values > 0.01] / np.sqrt(values[values > 0.01])
    rows = np.hstack([nearness(np.array([word.vector for word in words]), at) @ turn, np.ones((len(words), 1))])
    shares = np.zeros((len(words), K))
    for number, word in enumerate(words):
        for name, count in (word.means or Counter({"none": 1})).items():
            shares[number, NAMES.index(name)] = count / (word.means.total() or 1)
    fitted = fit(rows, shares, np.array([*[_PULL_OF_WORDS] * turn.shape[1], 0.001]))
    return Meanings(tuple(speakers), at, turn @ fitted[:-1], fitted[-1])


@dataclass(frozen=True, slots=True)
class Mixing:
    """How what words say and the signs of clauses are weighed."""

    signs: tuple[str, ...]
    weights: Numbers


def promising(told: Numbers) -> npt.NDArray[np.bool_]:
    """Which of some words may tell an event at all."""
    return np.exp(logged(told))[:, :-1].max(axis=1) >= _PROMISE  # type: ignore[no-any-return]


def table(clauses: Sequence[Clause], signs: Sequence[str], told: dict[str, Numbers]) -> Numbers:
    """One row a clause: what its word means as a verb, as a noun, its signs, and one."""
    at = {sign: 2 * K + number for number, sign in enumerate(signs)}
    rows = np.zeros((len(clauses), 2 * K + len(signs) + 1))
    for row, clause in zip(rows, clauses, strict=True):
        first = K if clause.pos == "NOUN" else 0
        row[first : first + K] = told[clause.word]
        row[[at[sign] for sign in clause.signs if sign in at]] = 1
        row[-1] = 1
    return rows


# -------------------------------------------------------------------------- on words left out


def cross_validated(
    vectors: Vectors, words: Sequence[Word], clauses: Sequence[Clause], folds_of: Callable[[int], set[int]], label: str,
    of_frame: dict[str, int] | None = None,
) -> tuple[Mixing, float]:  # fmt: skip
    """The weights over scores of words that were left out, and the factor that makes their chances true.

    A word is left out with all its folds; a clause is scored by the fold of the frame that coded it, where one did.
    """
    place = {(word.text, word.pos): number for number, word in enumerate(words)}
    folds = [folds_of(number) for number in range(len(words))]
    fitted = [meanings([w for w, out in zip(words, folds, strict=True) if fold not in out]) for fold in range(_FOLDS)]
    clauses = [clause for clause in clauses if vectors.of(clause.word) is not None]
    signs = tuple(sorted(s for s, n in Counter(s for c in clauses for s in c.signs).items() if n >= _SELDOM))

    def fold_of(clause: Clause) -> int:
        if of_frame and clause.frame:
            return of_frame[clause.frame]
        number = place.get((clause.word, clause.pos))
        return min(folds[number]) if number is not None else sum(clause.word.encode()) % _FOLDS

    fold = np.array([fold_of(clause) for clause in clauses])
    rows = np.zeros((len(clauses), 2 * K + len(signs) + 1))
    for number in range(_FOLDS):
        inside = [clause for clause, at in zip(clauses, fold, strict=True) if at == number]
        keys = sorted({clause.word for clause in inside})
        told = fitted[number].of(np.array([vectors.of(word) for word in keys]))
        rows[fold == number] = table(inside, signs, dict(zip(keys, told, strict=True)))
    shares = np.array([[float(name == clause.outcome) for name in NAMES] for clause in clauses])
    often = Counter((clause.word, clause.pos) for clause in clauses)
    weights = np.array([often[clause.word, clause.pos] ** -0.5 for clause in clauses])
    pull = np.array([*[_PULL_OF_SIGNS] * (rows.shape[1] - 1), 0.01])
    scores = np.zeros_like(shares)
    for number in range(_FOLDS):
        out = fold == number
        scores[out] = rows[out] @ fit(rows[~out], shares[~out], pull, weights[~out])
    factor = float(
        min(np.arange(0.5, 1.51, 0.05), key=lambda f: -(weights[:, None] * shares * logged(f * scores)).sum())
    )
    seldom = np.array([not vectors.common(clause.word) for clause in clauses])
    report(label, clauses, np.exp(logged(factor * scores)), shares, seldom)
    print(f"factor {factor:.2f}", file=sys.stderr)
    return Mixing(signs, fit(rows, shares, pull, weights)), factor


def report(
    label: str, clauses: Sequence[Clause], chances: Numbers, shares: Numbers, seldom: npt.NDArray[np.bool_]
) -> None:
    """How often the likeliest category is right, by its chance: for all words, and for those that can be listed."""
    best = chances[:, :-1].argmax(axis=1)
    sure, right = chances[np.arange(len(best)), best], shares[np.arange(len(best)), best] == 1
    verb = np.array([clause.pos == "VERB" for clause in clauses])
    kinds = {"verbs": verb, "nouns": ~verb, "seldom verbs": verb & seldom, "seldom nouns": ~verb & seldom}
    for name, kept in kinds.items():
        events = shares[kept, :-1].sum()
        print(f"{label}: {kept.sum()} {name}, {events:.0f} events", file=sys.stderr)
        for least in (0.4, 0.5, 0.55, 0.6, 0.7):
            told = kept & (sure >= least)
            different = len({clause.word for clause, yes in zip(clauses, told, strict=True) if yes})
            print(
                f"  from {least}: {told.sum()} of {different} words, mean chance {sure[told].mean():.2f}, right"
                f" {right[told].mean():.3f}; finds {right[told].sum() / events:.3f}",
                file=sys.stderr,
            )


# ---------------------------------------------------------------------------------- writing

_HEAD = """\
# version: {version}
# licence: Apache-2.0
# source: fitted by training/classifier.py: our lexicon, White House statements (public domain), GloVe (PDDL 1.0)
# checked: {today}
"""


def write(
    folder: Path, vectors: Vectors, halves: Sequence[Meanings], unsaid: dict[str, Meanings], mixed: tuple[Mixing, float]
) -> None:
    """Both tables: words to two digits, weights to three. ``unsaid`` are models that were not told of a word."""
    mixing, factor = mixed
    head = _HEAD.format(version=VERSION, today=date.today().isoformat())

    def line(name: str, numbers: Numbers, digits: int) -> str:
        return ",".join((name, *(f"{round(float(number), digits) + 0.0:g}" for number in numbers)))

    words = vectors.candidates()
    rows = np.array([vectors.rows[vectors.place[word]] for word in words])
    by_model = [(model, model.of(rows)) for model in halves]
    spoken = []
    for number, word in enumerate(words):
        told = [scores[number] for model, scores in by_model if unsaid.get(word, model) is model]
        mean = np.mean(told, axis=0)
        if promising(mean[None])[0]:
            like = unsaid.get(word, halves[0]).like(rows[number], int(mean[:-1].argmax()))
            spoken.append(f"{line(word, mean, 2)},{like}")
    (folder / "words.csv").write_text(head + "\n".join((",".join(("word", *NAMES, "like")), *spoken)) + "\n")
    names = [f"{part}:{name}" for part in ("verb", "noun") for name in NAMES] + [*mixing.signs, "always"]
    weighed = [line(name, factor * weights, 3) for name, weights in zip(names, mixing.weights, strict=True)]
    (folder / "weights.csv").write_text(head + "\n".join((",".join(("sign", *NAMES)), *weighed)) + "\n")
    print(f"{len(spoken)} of {len(words)} words listed", file=sys.stderr)


if __name__ == "__main__":
    main()
