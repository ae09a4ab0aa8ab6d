"""Cross-document event coreference on ECB+ and MEANTIME: prints a table.

    python benchmarks/occurrences.py ecbplus_dev.jsonl.gz meantime.jsonl.gz

Two questions are asked of each set, within its gold topics (ECB+: subtopics; MEANTIME: corpora):

1. How many gold mentions do our own events cover, and how good are the occurrences made of those events: pairs of
   covered mentions in different documents that are put together, against the gold standard.
2. On all gold mentions, with what our parser says of their participants: the CoNLL score, against the baseline that
   puts mentions together whose heads have the same lemma.

The weights are trained and the threshold is tuned on ECB+ train and MEANTIME (``training/alignment.py``), so that ECB+
dev is the figure to look at. The corpora of MEANTIME are no stories: their articles lie years apart.
"""

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from coreference import Labels, conll, pairs

from dragoman.coding import code_reading
from dragoman.coding.actors import Mentions
from dragoman.coding.clauses import Slots, noun_slots, verb_slots
from dragoman.link.align import align
from dragoman.link.reports import Party, Report, bag, report
from dragoman.link.stems import families, stem, words_of
from dragoman.model import Document, document_id, to_record
from dragoman.read import Reading, Sentence, Token, analyse

Row = dict[str, Any]
_ACTOR = ("subj", "poss", "by", "adj")
_RECIPIENT = ("obj", "iobj", "of", "to", "against", "with", "on", "at", "in", "for", "from")


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention: its place in the text of the document and the event it stands for."""

    id: str
    start: int
    end: int
    cluster: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the gold standard, with the topic within which events are compared."""

    document: Document
    topic: str
    mentions: tuple[Mention, ...]


@dataclass(slots=True)
class Read:
    """What was found in an article: reports of our events, reports of gold mentions, and the mentions' lemmas.

    ``covered`` names for each of our events the gold mention that its trigger overlaps.
    """

    topic: str
    mentions: tuple[Mention, ...]
    coded: list[Report] = field(default_factory=list)
    covered: dict[str, str] = field(default_factory=dict)
    named: list[Report] = field(default_factory=list)
    lemmas: dict[str, str] = field(default_factory=dict)


def main() -> None:
    """Read the sets and print what is found in each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+", help="articles with events, as gzipped JSON Lines")
    parser.add_argument("--limit", type=int, default=None, help="articles to read of each; all by default")
    given = parser.parse_args()
    for path in given.gold:
        table(path.name.split(".")[0], list(found(articles(path, given.limit))))


def articles(path: Path, limit: int | None = None) -> list[Article]:
    """The articles of a set in the form of ECB+ or of MEANTIME."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [article(json.loads(line)) for line in lines][:limit]


def article(row: Row) -> Article:
    """A row as an article. ECB+ gives tokens: they are joined by spaces, sentences by line breaks."""
    mentions = []
    if "sentences" in row:
        offsets: dict[tuple[int, int], tuple[int, int]] = {}
        text = ""
        for number, tokens in sorted(row["sentences"].items(), key=lambda item: int(item[0])):
            text += "\n" if text else ""
            for index, token in enumerate(tokens):
                text += " " if index else ""
                offsets[int(number), index] = len(text), len(text) + len(token)
                text += token
        for number, gold in enumerate(row["mentions"]):
            if gold["kind"] == "event":
                spans = [offsets[gold["sent"], token] for token in sorted(gold["tokens"])]
                mentions.append(Mention(f"{row['id']}#{number}", spans[0][0], spans[-1][1], gold["cluster"]))
        topic, published = row["subtopic"], None
    else:
        text, topic = row["text"], row["corpus"]
        published = row["dct"] if re.fullmatch(r"\d{4}-\d\d-\d\d", row["dct"] or "") else None
        for number, gold in enumerate(row["events"]):
            name, instance = f"{row['id']}#{number}", gold["instance"] or str(number) + "?"
            # A bare number counts the instances of one document; the longer ids hold across documents.
            cluster = instance if instance[0].isalpha() else f"{row['id']}:{instance}"
            mentions.append(Mention(name, gold["start"], gold["end"], cluster))
    key = document_id(key=row["id"], source=None, published=published, title=None, text=text)
    by = "given" if published else "none"
    document = Document(key, row["id"], None, None, None, None, None, published, by, "en", text, "", "text")
    return Article(document, topic, tuple(mentions))


def found(given: Sequence[Article]) -> Iterator[Read]:
    """Read articles: our own events, and every gold mention as a report."""
    by_id = {article.document.id: article for article in given}
    for reading in analyse([article.document for article in given]):
        article = by_id[reading.document.id]
        result = Read(article.topic, article.mentions)
        for event in code_reading(reading).events:
            result.coded.append(report(to_record(event)))
            for mention in article.mentions:
                if event.trigger.start < mention.end and mention.start < event.trigger.end:
                    result.covered.setdefault(event.id, mention.id)
        mentions = Mentions(reading)
        for mention in article.mentions:
            made, lemma = named(reading, mentions, mention)
            result.named.append(made)
            result.lemmas[mention.id] = lemma
        yield result


def named(reading: Reading, mentions: Mentions, mention: Mention) -> tuple[Report, str]:
    """A gold mention as a report, with the participants that its clause or phrase has, and the lemma of its head."""
    text = reading.document.text[mention.start : mention.end]
    actor, recipient, words, lemma, form = [], [], frozenset[str](), text.split()[-1].lower(), text.split()[-1]
    held = next(
        (s for s in reading.sentences if s.field == "text" and s.span.start <= mention.start < s.span.end), None
    )
    tokens = [t for t in held.tokens if t.start < mention.end and mention.start < t.end] if held else []
    if held and tokens:
        inside = {token.i for token in tokens}
        head = next((token for token in tokens if token.head not in inside or token.head == token.i), tokens[0])
        slots = verb_slots(held, head) if head.pos in ("VERB", "AUX", "ADJ") else noun_slots(held, head)
        actor, recipient = (list(_parties(held, mentions, slots, names)) for names in (_ACTOR, _RECIPIENT))
        words, lemma, form = bag(held.span.text), head.lemma.lower(), head.text
    made = Report(
        mention.id, reading.document.id, None, None, "done", frozenset(), None, frozenset([stem(form)]), families(form),
        tuple(actor), tuple(recipient), None, None, frozenset(), False, words,
    )  # fmt: skip
    return made, lemma


def _parties(sentence: Sentence, mentions: Mentions, slots: Slots, names: Iterable[str]) -> Iterator[Party]:
    heads: dict[int, Token] = {token.i: token for name in names for token in slots.get(name, ())}
    for _, token in sorted(heads.items()):
        ref = mentions.actor(sentence, token)
        name = (ref.name or ref.text) if ref else mentions.phrase(sentence, token).text
        known = (ref.actor_id, ref.country) if ref else (None, None)
        yield Party(*known, name, frozenset(map(stem, words_of(name))))


def labels(reports: Sequence[tuple[str, Report]]) -> Labels:
    """The group of every report, joined within its topic."""
    topics: dict[str, list[Report]] = defaultdict(list)
    for topic, item in reports:
        topics[topic].append(item)
    return {
        name: (topic, group[0])
        for topic, members in sorted(topics.items())
        for group in align(members)
        for name in group
    }


def table(name: str, read: Sequence[Read]) -> None:
    """Print what is found in one set."""
    gold: Labels = {mention.id: (item.topic, mention.cluster) for item in read for mention in item.mentions}
    print(f"\n{name}: {len(read)} articles, {len(gold)} gold mentions")
    own_events(gold, read)
    lemmas: Labels = {mention.id: (item.topic, item.lemmas[mention.id]) for item in read for mention in item.mentions}
    ours = labels([(item.topic, made) for item in read for made in item.named])
    across = list(between([(item.topic, [mention.id for mention in item.mentions]) for item in read]))
    print(f"{'gold mentions':24} {'MUC':>6} {'B3':>6} {'CEAFe':>6} {'CoNLL':>6}   pairs across documents: P, R, F1")
    for title, labelled in (("same lemma", lemmas), ("dragoman", ours)):
        scores = conll(gold, labelled)
        measures = " ".join(f"{scores[measure][2]:6.1f}" for measure in ("muc", "b3", "ceafe", "conll"))
        p, r, f1 = pairs(gold, labelled, across)
        print(f"{title:24} {measures}   {p:5.1f} {r:5.1f} {f1:5.1f}")


def own_events(gold: Labels, read: Sequence[Read]) -> None:
    """Print how many gold mentions our events cover and how well those are put together across documents."""
    grouped = labels([(item.topic, made) for item in read for made in item.coded])
    covered: dict[str, str] = {}
    for item in read:
        for event, mention in item.covered.items():
            covered.setdefault(mention, event)
    share = 100 * len(covered) / max(len(gold), 1)
    print(f"our events: {sum(len(item.coded) for item in read)}, covering {len(covered)} mentions ({share:.1f}%)")
    mine: Labels = {mention: grouped[event] for mention, event in covered.items()}
    documents = [(item.topic, [mention.id for mention in item.mentions if mention.id in covered]) for item in read]
    p, r, f1 = pairs(gold, mine, between(documents))
    every: Labels = {mention: mine.get(mention, mention) for mention in gold}
    whole = pairs(gold, every, between([(item.topic, [mention.id for mention in item.mentions]) for item in read]))
    print(f"  pairs across documents among covered mentions: P {p:.1f} R {r:.1f} F1 {f1:.1f}; of all: R {whole[1]:.1f}")


def between(documents: Sequence[tuple[str, Sequence[str]]]) -> Iterator[tuple[str, str]]:
    """All pairs of mentions that stand in different documents of one topic."""
    for (topic, these), (other, those) in combinations(documents, 2):
        if topic == other:
            yield from ((left, right) for left in these for right in those)


if __name__ == "__main__":
    main()
