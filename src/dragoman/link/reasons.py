"""Reasons: why two documents are held to tell the same story, in words."""

import datetime

from .features import Features

_MOST = 6


def reason(one: Features, other: Features) -> str:
    """What two documents share, the weightiest first: ``both say shoigu, parade, pyongyang; a day apart``."""
    theirs = dict(zip(other.terms, other.weights, strict=True))
    shared = {
        term: weight * theirs[term] for term, weight in zip(one.terms, one.weights, strict=True) if term in theirs
    }
    best = sorted(shared, key=lambda term: (-shared[term], term))[:_MOST]
    said = f"both say {', '.join(best)}" if best else "no words in common"
    return f"{said}; {between(one.day, other.day)}"


def between(one: str | None, other: str | None) -> str:
    """The days between two ISO dates, in words."""
    if not one or not other:
        return "of unknown date" if not one and not other else "one of unknown date"
    days = abs(datetime.date.fromisoformat(one).toordinal() - datetime.date.fromisoformat(other).toordinal())
    return {0: "the same day", 1: "a day apart"}.get(days, f"{days} days apart")
