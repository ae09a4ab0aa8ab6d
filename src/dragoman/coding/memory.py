"""What a reader remembers of the actors mentioned so far: simple, recency-based coreference."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..read import Sentence, Token
from .clauses import surface_subject
from .gender import gender_of, pronoun_fits
from .offices import roles
from .words import words

if TYPE_CHECKING:
    from .found import Found

# Codes of bodies that share a code without being one party.
NO_STATE = ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC")
_AUTHOR_REACH = 6  # sentences
_REACH = {"person": 4, "group": 3, "body": 2}


@dataclass(frozen=True, slots=True)
class _Entry:
    sentence: int
    token: int
    found: "Found"
    subject: bool
    group: "tuple[Found, ...]"
    last: str
    gender: str | None


@dataclass(frozen=True, slots=True)
class _Thing:
    """A subject that is no actor; ``author`` is set where it is a text."""

    sentence: int
    token: int
    plural: bool
    author: "Found | None"


@dataclass(frozen=True, slots=True)
class _Speech:
    """Who speaks at a verb of saying; of a ``text`` its author, nobody where he is not known."""

    sentence: int
    token: int
    found: "tuple[Found, ...]"
    text: bool


class Memory:
    """Mentions in reading order. Every look-up sees only what stands before the asking word."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._surnames: dict[str, list[_Entry]] = {}
        self._known: dict[str, int] = {}
        self._things: list[_Thing] = []
        self._author: Found | None = None
        self._author_at = self._now = -1
        self._speeches: list[_Speech] = []

    def speaks(self, sentence: int, token: Token, found: "tuple[Found, ...]", *, text: bool) -> None:
        """Remember who spoke; of a ``text`` that no one is known to have written, its author as told before."""
        if text and not found and self._author is not None:
            found = (self._author,)
        self._speeches.append(_Speech(sentence, token.i, found, text))

    def pass_over(self, sentence: int, token: Token, author: "tuple[Found, ...] | None", *, new: bool) -> None:
        """Remember a subject that is no actor: a pronoun that means it means nobody, or who wrote it if it is a text.

        ``author`` is None for what is no text, and empty for a text whose author the phrase does not name. That of
        the text before is not the author of a ``new`` one.
        """
        self._now = sentence
        if author:
            self._author, self._author_at = author[0], sentence
        elif author is not None and new:
            self._author = None
        if token.relation == "nsubj":
            writer = self._author if author is not None else None
            plural = token.tag in ("NNS", "NNPS") or token.lower == "they"
            self._things.append(_Thing(sentence, token.i, plural, writer))

    @property
    def author(self) -> "Found | None":
        """Who wrote the text spoken of last, where that is not long ago."""
        return self._author if self._now - self._author_at <= _AUTHOR_REACH else None

    def add(self, sentence: int, token: Token, found: "tuple[Found, ...]", group: "tuple[Found, ...]" = ()) -> None:
        """Remember what the phrase at ``token`` resolved to."""
        self._now = sentence
        subject = token.relation == "nsubj"
        for item in map(self._better_known, found):
            last = (item.ref.name or item.ref.text).split()[-1].lower()
            gender = gender_of(item.ref) or self._gender(item) if item.kind == "person" else None
            entry = _Entry(sentence, token.i, item, subject, group, last, gender)
            self._entries.append(entry)
            if item.kind == "person" and item.ref.name:
                # "Kim Jong Un" is Kim, "Sergei Shoigu" is Shoigu: either end of a name may be the surname.
                for part in dict.fromkeys((last, item.ref.name.split()[0].lower())):
                    self._surnames.setdefault(part, []).append(entry)
                if item.ref.actor_id:
                    self._known.setdefault(item.ref.actor_id, sentence)

    def _gender(self, item: "Found") -> str | None:
        """The gender told of a person before: "Mrs Bo" stays a woman as "Bo"."""
        earlier = reversed(self._surnames.get((item.ref.name or item.ref.text).split()[-1].lower(), ()))
        return next((entry.gender for entry in earlier if entry.found.identity == item.identity), None)

    def _better_known(self, item: "Found") -> "Found":
        """A bare name with the country and office told of it before: "US lawyer James Bo" was read in two parts."""
        ref = item.ref
        if item.kind != "person" or not ref.name or ref.country or ref.sector:
            return item
        earlier = (entry.found for entry in reversed(self._surnames.get(ref.name.split()[-1].lower(), ())))
        known = next((f for f in earlier if f.ref.name == ref.name and (f.ref.country or f.ref.sector)), None)
        if known is None:
            return item
        return replace(known, ref=replace(known.ref, text=ref.text, start=ref.start, end=ref.end, field=ref.field))

    def knows(self, actor_id: str, sentence: int) -> bool:
        """Whether this person was named before the sentence."""
        return self._known.get(actor_id, sentence) < sentence

    def by_surname(self, sentence: int, token: Token) -> "Found | None":
        """The person named earlier whose name ends, else begins, with this word."""
        for entry in reversed(self._surnames.get(token.lower, ())):
            if (entry.sentence, entry.token) < (sentence, token.i) and (
                entry.found.ref.name or ""
            ).lower() != token.lower:
                return entry.found
        return None

    def by_role(self, sentence: int, token: Token, role: str) -> "Found | None":
        """The last bearer of an office or the last group of a kind: "the minister", "the delegation"."""
        for entry in self._before(sentence, token):
            if sentence - entry.sentence > 12:
                break
            found = entry.found
            named = found.kind == "body" and _head_word(found.ref.text) == role
            if (
                named
                or found.role == role
                or (found.kind == "person" and role in (found.ref.text or "").lower().split())
            ) and (found.ref.country or found.ref.name):
                return found
        return None

    def other_party(self, sentence: int, besides: "Collection[str | None]") -> "Found | None":
        """The one foreign state that the two sentences before deal with, the nearer first; None where two compete."""
        for back in (sentence - 1, sentence - 2):
            met = [
                entry.found
                for entry in self._entries
                if entry.sentence == back
                and entry.found.ref.country not in (None, *NO_STATE, *besides)
                and "JRN" not in entry.found.ref.sector
            ]
            if met:
                acting = [f for f in met if f.kind == "country" or set(f.ref.sector) & {"GOV", "MIL", "REB"}]
                return acting[0] if acting and len({f.ref.country for f in met}) == 1 else None
        return None

    def house(self, sentence: int, token: Token, sector: str) -> str | None:
        """The country of those of one sector spoken of last: "lawmakers" after a senator or a parliament."""
        for entry in self._before(sentence, token):
            if sentence - entry.sentence > 12:
                break
            ref = entry.found.ref
            if ref.country and ref.sector[:1] == (sector,) and not entry.found.inferred:
                return ref.country
        return None

    def latest(self, sentence: int, token: Token, besides: str | None = None) -> str | None:
        """The country spoken of right before a word, in its sentence or the one before, subjects before others."""
        near = [
            entry
            for entry in self._before(sentence, token)
            if sentence - entry.sentence <= 1
            and entry.found.ref.country not in (None, besides)
            and not entry.found.inferred
        ]
        same = [e for e in near if e.sentence == near[0].sentence and e.found.ref.country not in NO_STATE]
        return next((e.found.ref.country for e in (*(e for e in same if e.subject), *same)), None)

    def foe(self, sentence: int, token: Token) -> str | None:
        """The country of those the text was against last: "the warmongers"."""
        for entry in self._before(sentence, token):
            if sentence - entry.sentence > 12:
                break
            if entry.found.role in roles().foes and entry.found.ref.country:
                return entry.found.ref.country
        return None

    def body(self, sentence: int, token: Token) -> "Found | None":
        """The named body of a country spoken of last, subjects before others: "the organization"."""
        near = [
            entry
            for entry in self._before(sentence, token)
            if sentence - entry.sentence <= _REACH["group"] and entry.found.kind in ("body", "group")
        ]
        named = [e for e in near if e.found.ref.country and (e.found.ref.name or e.found.ref.text)[:1].isupper()]
        same = [e for e in named if e.sentence == named[0].sentence]
        return next((e.found for e in (*(e for e in reversed(same) if e.subject), *same)), None)

    def land(self, sentence: Sentence, token: Token, newsroom: str | None) -> "Found | None":
        """The state spoken of last, for "the country"; that of the newsroom and the clause's own subject come last."""
        governor = sentence.tokens[token.head]
        subject = surface_subject(sentence, governor) if token.relation in ("obj", "obl", "iobj") else None
        near = [
            entry
            for entry in self._before(sentence.index, token)
            if sentence.index - entry.sentence <= _REACH["person"]
            and not (subject is not None and entry.sentence == sentence.index and entry.token == subject.i)
            and entry.found.ref.country not in (None, *NO_STATE)
            and not entry.found.inferred
            and (entry.found.kind == "country" or "GOV" in entry.found.ref.sector)
        ]
        near = [entry for entry in near if entry.found.ref.country != newsroom] or near
        here = [entry for entry in near if entry.sentence == near[0].sentence]
        named = [entry for entry in here if entry.found.kind == "country"] or here
        return named[0].found if named else None

    def for_pronoun(self, sentence: Sentence, token: Token, kind: str) -> "list[Found]":
        """Antecedents of he/she (person), they (group) or it (body), subjects before others."""
        reach = _REACH[kind]
        governor = sentence.tokens[token.head]
        blocked = None
        if token.relation in ("obj", "obl", "iobj") and token.lower not in (
            "himself",
            "herself",
            "itself",
            "themselves",
        ):
            subject = surface_subject(sentence, governor)
            blocked = subject.i if subject is not None else None
        told = _told_before(sentence, token)
        candidates = [
            entry
            for entry in self._before(sentence.index, token)
            if sentence.index - entry.sentence <= reach
            and not (entry.sentence == sentence.index and (told or entry.token == blocked))
            and self._fits(entry, kind)
            and (kind != "person" or pronoun_fits(token.lower, entry.gender))
        ]
        newest = candidates[0].sentence if candidates else -1
        speech = self._speech(sentence, token, kind, newest)
        if speech is not None:
            return list(speech.found)
        same = [entry for entry in candidates if entry.sentence == newest]
        best = next((entry for entry in reversed(same) if entry.subject), same[0] if same else None)
        thing = self._thing(sentence.index, token, kind, best) if kind != "person" else None
        if thing is not None:
            return [thing.author] if thing.author is not None and kind == "body" else []
        if best is None:
            return []
        if kind == "group" and best.group:
            return list(best.group)
        if kind == "group":
            found = [entry.found for entry in reversed(same) if entry.token == best.token]
            return found if len(found) > 1 or found[0].plural or found[0].kind != "person" else []
        return [best.found]

    def _speech(self, sentence: Sentence, token: Token, kind: str, newest: int) -> _Speech | None:
        """The speech that somebody goes on with: "..., they charged. They demanded" are the same people.

        ``newest`` is the sentence of the latest other antecedent; who acts after a speech takes the word from it.
        """
        if not speaking(sentence, token):
            return None
        last = next((speech for speech in reversed(self._speeches) if speech.sentence < sentence.index), None)
        if last is None or last.sentence < newest or sentence.index - last.sentence > _REACH[kind]:
            return None
        several = len(last.found) > 1 or any(item.plural for item in last.found)
        if last.text and (kind == "body" or (kind == "group" and not last.found)):
            return last  # the text itself, or those who met and are not known
        if not last.found or last.text:
            return None
        first = last.found[0]
        fits = {
            "person": first.kind == "person" and not several,
            "group": several or first.kind in ("group", "body"),
            "body": first.kind != "person" and not several,
        }
        return last if fits[kind] else None

    def _thing(self, sentence: int, token: Token, kind: str, best: _Entry | None) -> _Thing | None:
        """The subject that is no actor and that a pronoun means sooner than the best actor before it."""
        for thing in reversed(self._things):
            if sentence - thing.sentence > _REACH[kind]:
                break
            if (thing.sentence, thing.token) >= (sentence, token.i) or thing.plural != (kind == "group"):
                continue
            if best is None or thing.sentence > best.sentence:
                return thing
            if thing.sentence == best.sentence and (not best.subject or thing.token < best.token):
                return thing
        return None

    def _fits(self, entry: _Entry, kind: str) -> bool:
        found = entry.found
        if kind == "person":
            alone = sum(f.kind == "person" and not f.plural for f in entry.group) <= 1
            return found.kind == "person" and not found.plural and alone  # "he and his aides", but not "Bo and Li"
        if kind == "group":
            return bool(entry.group) or found.plural or found.kind in ("group", "body", "country")
        return found.kind in ("country", "body", "group") and not found.plural

    def last_countries(self, sentence: int, token: Token, number: int) -> "list[Found]":
        """The countries mentioned last, in reading order, for "both sides" and "the three countries"; else none."""
        near = [entry.found for entry in self._before(sentence, token) if sentence - entry.sentence <= 4]
        states = [found for found in near if found.kind == "country" or "GOV" in found.ref.sector]
        for candidates in (states, near):
            latest: dict[str, Found] = {}
            for found in candidates:
                if found.ref.country and not found.inferred and len(latest) < number:
                    latest.setdefault(found.ref.country, found)
            if len(latest) == number:
                return list(latest.values())[::-1]
        return []

    def countries(self, sentence: int) -> dict[str, int]:
        """How often each country was named before a sentence, or in it so far."""
        counts: dict[str, int] = {}
        for entry in self._entries:
            country = entry.found.ref.country
            if entry.sentence <= sentence and country and not entry.found.inferred:
                counts[country] = counts.get(country, 0) + 1
        return counts

    def setting(self, sentence: int, besides: str | None = None) -> str | None:
        """The country mentioned most up to this sentence, where one clearly leads; ``besides`` is passed over."""
        counted = {code: n for code, n in self.countries(sentence).items() if code not in NO_STATE}
        at_home = counted.pop(besides, 0) if besides else 0
        ranked = [item for item in sorted(counted.items(), key=lambda item: -item[1]) if 2 * item[1] >= at_home]
        if not ranked or (len(ranked) > 1 and 2 * ranked[0][1] <= 3 * ranked[1][1]):
            return None
        return ranked[0][0]

    def _before(self, sentence: int, token: Token) -> "list[_Entry]":
        return [e for e in reversed(self._entries) if (e.sentence, e.token) < (sentence, token.i)]


def speaking(sentence: Sentence, token: Token) -> bool:
    """Whether a word is the subject of a verb of speaking that is nobody else's report nor said in passing."""
    verb = sentence.tokens[token.head]
    if token.dep != "nsubj" or verb.lemma not in words().speaking or verb.pos != "VERB":
        return False
    while verb.relation in ("conj", "parataxis") or (verb.relation == "ccomp" and verb.i < verb.head):
        verb = sentence.tokens[verb.head]
        if verb.relation == "root":
            return True
    return verb.relation in ("root", "parataxis")


def _told_before(sentence: Sentence, token: Token) -> bool:
    """Whether somebody is named as the speaker of all that stands before: "Oslo lied, he said"."""
    says = sentence.tokens[token.head]
    if token.relation != "nsubj" or says.lemma not in words().reporting_verbs:
        return False
    if says.relation == "parataxis":
        return True
    children = list(sentence.children(says))
    behind = any(c.relation == "ccomp" and c.i > says.i for c in children)
    for clause in children:
        marks = {c.lower for c in sentence.children(clause) if c.relation == "mark"} - {"to", "that"}
        if clause.i < token.i and (
            clause.relation == "ccomp" or (clause.relation == "advcl" and not (marks or behind))
        ):
            return True
    return False


def _head_word(name: str) -> str:
    """The last word of a name before its "of": "regime" of "the Bo regime of Ruritania"."""
    head = name.split(" of ", maxsplit=1)[0].split()
    return head[-1].lower() if head else ""
