"""Closed-class words of the language: relative pronouns, support verbs, modality. Read once from the lexicon."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from ..data import load_toml


@dataclass(frozen=True, slots=True)
class Words:
    """The grammar words the coder needs, as sets and mappings of lower-case forms or lemmas."""

    relative_pronouns: frozenset[str]
    preposition_alias: dict[str, str]
    subject_control: frozenset[str]
    transparent_nouns: frozenset[str]
    support_verbs: frozenset[str]
    oblique_support: frozenset[str]
    occurrence_verbs: frozenset[str]
    never_passive: frozenset[str]
    crowd_verbs: frozenset[str]
    reporting_verbs: frozenset[str]
    speaking: frozenset[str]
    entering: frozenset[str]
    company: frozenset[str]
    third_person: dict[str, str]
    joint_descriptions: frozenset[str]
    locative: frozenset[str]
    spot: frozenset[str]
    modal: dict[str, str]
    negators: frozenset[str]
    conditional_marks: frozenset[str]
    awaiting: frozenset[str]
    governing: dict[str, str]
    vague_quantity: dict[str, float]
    prepositions: frozenset[str]
    status_adjectives: dict[str, str]
    cessation: frozenset[str]
    announcing: frozenset[str]
    willing: frozenset[str]
    hoping: frozenset[str]
    linking: frozenset[str]
    courtesy_titles: frozenset[str]
    no_setting: frozenset[str]
    ordinal: frozenset[str]
    descent: frozenset[str]
    people_nouns: frozenset[str]
    tongue_nouns: frozenset[str]
    tongue_verbs: frozenset[str]
    allegiance: frozenset[str]
    leading: frozenset[str]
    evidence: frozenset[str]
    definite: frozenset[str]
    not_negating: frozenset[str]
    hesitating: frozenset[str]
    instead: frozenset[str]
    authorship: frozenset[str]
    topical: frozenset[str]
    averting: frozenset[str]
    ways: frozenset[str]
    until: frozenset[str]
    judging: frozenset[str]
    perpetrating: frozenset[str]
    headline_passives: frozenset[str]
    musing: frozenset[str]
    stance_prefixes: frozenset[str]
    backing: frozenset[str]
    charging: frozenset[str]
    protecting: frozenset[str]
    documents: frozenset[str]
    writings: frozenset[str]
    authoring: frozenset[str]
    occasions: frozenset[str]
    circumstantial: frozenset[str]
    here: frozenset[str]
    number: dict[str, float]
    halves: dict[str, str]


@cache
def words() -> Words:
    """The grammar words of English."""
    raw: dict[str, Any] = load_toml("lexicon/en/grammar.toml")
    sets = {name: frozenset(entry["words"]) for name, entry in raw.items() if set(entry) == {"words"}}
    modal = {word: status for status, listed in raw["modal"].items() for word in listed}
    governing = {word: status for status, listed in raw["governing"].items() for word in listed}
    third = {word: kind for kind, listed in raw["third_person"].items() for word in listed}
    return Words(
        preposition_alias=dict(raw["preposition_alias"]),
        modal=modal,
        governing=governing,
        third_person=third,
        status_adjectives={word: status for status, listed in raw["status_adjectives"].items() for word in listed},
        vague_quantity=dict(raw["vague_quantity"]),
        number=dict(raw["number"]),
        halves=dict(raw["halves"]),
        **sets,
    )


@cache
def days() -> frozenset[str]:
    """Names of days and months, which are no actors."""
    calendar = load_toml("lexicon/en/time.toml")
    return frozenset({*calendar["weekday"], *calendar["month"]} - {"may", "march"})
