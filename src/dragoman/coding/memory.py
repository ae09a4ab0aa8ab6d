"""What a reader remembers of the actors mentioned so far: simple, recency-based coreference."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..read import Sentence, Token
from .clauses import surface_subject

if TYPE_CHECKING:
    from .found import Found

_REACH = {"person": 4, "group": 3, "body": 2}


@dataclass(frozen=True, slots=True)
class _Entry:
    sentence: int
    token: int
    found: "Found"
    subject: bool
    group: "tuple[Found, ...]"
    last: str


class Memory:
    """Mentions in reading order. Every look-up sees only what stands before the asking word."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._surnames: dict[str, list[_Entry]] = {}
        self._known: dict[str, int] = {}

    def add(self, sentence: int, token: Token, found: "tuple[Found, ...]", group: "tuple[Found, ...]" = ()) -> None:
        """Remember what the phrase at ``token`` resolved to."""
        subject = token.relation == "nsubj"
        for item in found:
            last = (item.ref.name or item.ref.text).split()[-1].lower()
            entry = _Entry(sentence, token.i, item, subject, group, last)
            self._entries.append(entry)
            if item.kind == "person" and item.ref.name:
                # "Kim Jong Un" is Kim, "Sergei Shoigu" is Shoigu: either end of a name may be the surname.
                for part in dict.fromkeys((last, item.ref.name.split()[0].lower())):
                    self._surnames.setdefault(part, []).append(entry)
                if item.ref.actor_id:
                    self._known.setdefault(item.ref.actor_id, sentence)

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
            if (found.role == role or (found.kind == "person" and role in (found.ref.text or "").lower().split())) and (
                found.ref.country or found.ref.name
            ):
                return found
        return None

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
        candidates = [
            entry
            for entry in self._before(sentence.index, token)
            if sentence.index - entry.sentence <= reach
            and not (entry.sentence == sentence.index and entry.token == blocked)
            and self._fits(entry, kind)
        ]
        if not candidates:
            return []
        newest = candidates[0].sentence
        same = [entry for entry in candidates if entry.sentence == newest]
        best = next((entry for entry in reversed(same) if entry.subject), same[0])
        if kind == "group" and best.group:
            return list(best.group)
        if kind == "group":
            return [entry.found for entry in reversed(same) if entry.token == best.token]
        return [best.found]

    def _fits(self, entry: _Entry, kind: str) -> bool:
        found = entry.found
        if kind == "person":
            return found.kind == "person" and not found.plural and not entry.group
        if kind == "group":
            return bool(entry.group) or found.plural or found.kind in ("group", "body", "country")
        return found.kind in ("country", "body") or (found.kind == "group" and not found.plural)

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

    def setting(self, sentence: int) -> str | None:
        """The country mentioned most up to this sentence, where one clearly leads."""
        ranked = sorted(self.countries(sentence).items(), key=lambda item: -item[1])
        if not ranked or (len(ranked) > 1 and ranked[0][1] <= 2 * ranked[1][1]):
            return None
        return ranked[0][0]

    def _before(self, sentence: int, token: Token) -> "list[_Entry]":
        return [e for e in reversed(self._entries) if (e.sentence, e.token) < (sentence, token.i)]
