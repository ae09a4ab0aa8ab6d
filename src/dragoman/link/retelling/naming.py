"""What each source calls the same state, body, person, place and event.

Names of the actor tables are looked for in the whole text; longer phrases ("Russian Defence Minister Shoigu") come from
the parties of events and the speakers of statements. Pronouns and adjectives are no names.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ...coding.gazetteer import Entity, gazetteer
from ...coding.words import words
from ...model import Span
from ...read import Sentence, Token
from ..names import names_in
from .parts import Found, Naming, Record, Wording
from .texts import Material, Text, span_of

_ATOM = re.compile(r"\w+|[^\w\s]")
_FORMS = ("name", "capital", "seat", "person", "surname")
_KINDS = {"country": "state", "person": "person", "people": "thing"}
_ORDER = ("event", "happening", "state", "person", "organisation", "place", "thing")
_THINGS = {"happening": "happening", "place": "place", "body": "organisation", "people": "thing", "thing": "thing"}

Key = tuple[str, str]


def naming(material: Material) -> tuple[Naming, ...]:
    """Everything that two sources or more call by some name, what is named most often first within each kind."""
    mentions: dict[Key, list[Found]] = defaultdict(list)
    names: dict[Key, str] = {}
    for key, name, found in (*_actors(material), *_places(material), *_things(material), *_events(material)):
        names.setdefault(key, name)
        mentions[key].append(found)
    tables = (_naming(key, names[key], found, material.texts) for key, found in mentions.items())
    shared = [table for table in tables if len(table.by) > 1]
    return tuple(sorted(shared, key=_weight))


def _naming(key: Key, name: str, mentions: Iterable[Found], texts: Mapping[str, Text]) -> Naming:
    by: dict[str, dict[str, list[Found]]] = defaultdict(lambda: defaultdict(list))
    for found in _longest(mentions):
        by[texts[found.document].source][_bare(found.span.text).casefold()].append(found)
    return Naming(
        *key,
        name,
        {
            source: tuple(
                Wording(_shown(places), tuple(places), sum(texts[f.document].quoted(f.span) for f in places))
                for _, places in sorted(wordings.items(), key=lambda item: (-len(item[1]), item[0]))
            )
            for source, wordings in by.items()
        },
    )


def _longest(mentions: Iterable[Found]) -> list[Found]:
    """Mentions in order of the text, without those that lie inside a longer one."""
    kept: list[Found] = []
    for found in sorted(
        set(mentions), key=lambda found: (found.document, found.span.field, found.span.start, -found.span.end)
    ):
        if not (kept and kept[-1].document == found.document and kept[-1].span.contains(found.span)):
            kept.append(found)
    return kept


def _bare(text: str) -> str:
    text = " ".join(text.split())
    return text[4:] if text[:4].casefold() == "the " else text


def _shown(places: Iterable[Found]) -> str:
    """The wording as it is printed; the capitals of a dateline or headline count less than any other form."""
    forms = list(dict.fromkeys(_bare(found.span.text) for found in places))
    return next((form for form in forms if not form.isupper()), forms[0])


def _weight(table: Naming) -> tuple[int, int, str]:
    """Kinds in their order, then what is called differently, then what is named most often."""
    total = sum(len(wording.found) for wordings in table.by.values() for wording in wordings)
    return _ORDER.index(table.kind), -total, table.id


def _actors(material: Material) -> Iterator[tuple[Key, str, Found]]:
    phrases = list(_phrases(material))
    known = {key[1] for key, _, _ in phrases}
    for text in material.texts.values():
        for field in ("title", "text"):
            for entity, span in _named(text.field(field), field, known):
                yield (_KINDS.get(entity.kind, "organisation"), entity.id), entity.name, Found(text.id, span)
    yield from phrases


def _phrases(material: Material) -> Iterator[tuple[Key, str, Found]]:
    """What parties and speakers are called; states go by their names alone, and groups by nobody's."""
    owners: dict[Found, dict[Key, str]] = defaultdict(dict)
    for document, ref in _refs(material):
        if (key := _key(ref)) and key[0] != "state":
            owners[Found(document, span_of(ref))][key] = str(ref.get("name") or ref["text"])
    for found, names in owners.items():
        if len(names) == 1 and _is_name(found.span.text):
            key, name = next(iter(names.items()))
            yield key, name, found


def _refs(material: Material) -> Iterator[tuple[str, Record]]:
    for event in material.events:
        for ref in (*event["actor"], *event["recipient"]):
            yield event["document"]["id"], ref
    for statement in material.statements:
        if statement.get("speaker"):
            yield statement["document"]["id"], statement["speaker"]


def _key(ref: Record) -> Key | None:
    """What a mention is about: a row of the actor tables, else a name together with its country."""
    actor_id = ref.get("actor_id")
    if actor_id:
        kind = str(actor_id).partition(":")[0]
        return (_KINDS.get(kind, "organisation"), str(actor_id))
    if ref.get("name") and ref.get("country"):
        return ("person", f"{ref['country']}:{str(ref['name']).casefold()}")
    return None


def _is_name(text: str) -> bool:
    """Whether a mention says more than a pronoun or "the two sides" does."""
    grammar = words()
    folded = _bare(text).casefold()
    first = folded.partition(" ")[0]
    return not (
        {first} & (grammar.third_person.keys() | grammar.relative_pronouns) or folded in grammar.joint_descriptions
    )


def _named(text: str, field: str, known: set[str]) -> Iterator[tuple[Entity, Span]]:
    """The names of the tables in a text, but for those that may mean several and people who take no part."""
    for start, line in _lines(text):
        matches = list(_ATOM.finditer(line))
        tokens = [
            Token(i, match[0], match[0], "", "", "", i, start + match.start(), start + match.end())
            for i, match in enumerate(matches)
        ]
        if not tokens:
            continue
        first, last = tokens[0].start, tokens[-1].end
        sentence = Sentence(tokens, Span(text[first:last], first, last, field), 0, 0)
        for name in gazetteer().match(sentence):
            ids = {entity.id for entity in name.entities}
            entity = name.entities[0]
            if (
                len(ids) != 1
                or entity.kind == "none"
                or entity.form not in _FORMS
                or (entity.kind == "person" and entity.id not in known)
            ):
                continue
            at, end = tokens[name.first].start, tokens[name.last].end
            yield entity, Span(text[at:end], at, end, field)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line
        at += len(line)


def _places(material: Material) -> Iterator[tuple[Key, str, Found]]:
    for event in material.events:
        place = event.get("place")
        if place and place.get("span") and not _is_state(place["name"]):
            yield ("place", place["name"]), place["name"], Found(event["document"]["id"], span_of(place["span"]))


def _things(material: Material) -> Iterator[tuple[Key, str, Found]]:
    """Happenings and things with several names, and the places and bodies that no other table knows."""
    for text in material.texts.values():
        for field in ("title", "text"):
            words = text.field(field)
            for named in names_in(words):
                name = named.name
                if name.kind == "happening" or not gazetteer().lookup(name.text):
                    key = (_THINGS[name.kind], name.plain if name.kind == "place" else name.id)
                    span = Span(words[named.start : named.end], named.start, named.end, field)
                    yield key, name.plain, Found(text.id, span)


def _is_state(name: str) -> bool:
    """Whether a name stands in the tables of states already, as itself or as a capital."""
    return any(entity.kind == "country" for entity in gazetteer().lookup(name))


def _events(material: Material) -> Iterator[tuple[Key, str, Found]]:
    reports = {event["id"]: event for event in material.events}
    for occurrence in material.occurrences:
        for event in (reports[name] for name in occurrence["events"] if name in reports):
            found = Found(event["document"]["id"], span_of(event["trigger"]))
            yield ("event", occurrence["id"]), event["event"], found
