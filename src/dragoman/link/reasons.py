"""Reasons: why two documents are held to tell the same story, in words."""

import datetime

from .features import ACTOR, EVENT, Features

_MOST = 6


def reason(one: Features, other: Features) -> str:
    """What two documents share, the weightiest first: ``both say shoigu, parade, pyongyang; a day apart``."""
    theirs = dict(zip(other.terms, other.weights, strict=True))
    shared = {
        term: weight * theirs[term] for term, weight in zip(one.terms, one.weights, strict=True) if term in theirs
    }
    best = sorted(shared, key=lambda term: (-shared[term], term))
    said = [term for term in best if term[0] not in (ACTOR, EVENT)][:_MOST]
    done = [term[1:] for term in best if term[0] == EVENT][:1]
    parts = [f"both say {', '.join(said)}"] if said else ["no weighty words in common"]
    parts += [f"both report {event}" for event in done]
    return "; ".join([*parts, between(one.day, other.day)])


def between(one: str | None, other: str | None) -> str:
    """The days between two ISO dates, in words."""
    if not one or not other:
        return "one of unknown date" if one or other else "both of unknown date"
    days = abs(datetime.date.fromisoformat(one).toordinal() - datetime.date.fromisoformat(other).toordinal())
    return {0: "the same day", 1: "a day apart"}.get(days, f"{days} days apart")
