"""What to list: the filters of the listing commands, checked once, here."""

import calendar
import contextlib
import datetime
import re
from dataclasses import dataclass, fields

from ..errors import UsageError
from ..model import CERTAINTIES, STATUSES

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def key(name: str) -> str:
    """The form in which names are compared: folded case, single spaces."""
    return " ".join(name.split()).casefold()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records to list; ``None`` lets everything through, and several fields must all hold.

    ``actor``, ``recipient``, ``said_by`` and ``not_said_by`` match a country code, an actor id or a name, in any
    letter case. ``said_by`` holds where anybody in the chain of attribution matches, the outlet included;
    ``certainty`` is that of the innermost speaker. ``since`` and ``until`` are ISO dates, a year (``2023``) or a
    month (``2023-07``) standing for all of its days; both days are included. ``source`` is the outlet,
    ``document`` a document's id. ``min_confidence`` lies between 0 and 1.

    Raises UsageError where a value makes no sense.
    """

    actor: str | None = None
    recipient: str | None = None
    event: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    source: str | None = None
    said_by: str | None = None
    not_said_by: str | None = None
    certainty: str | None = None
    min_confidence: float | None = None
    limit: int | None = None
    document: str | None = None

    def __post_init__(self) -> None:
        if self.status is not None and self.status not in STATUSES:
            raise UsageError(f"status is one of {', '.join(STATUSES)}, not {self.status!r}")
        if self.certainty is not None and self.certainty not in CERTAINTIES:
            raise UsageError(f"certainty is one of {', '.join(CERTAINTIES)}, not {self.certainty!r}")
        if self.min_confidence is not None and not 0 <= self.min_confidence <= 1:
            raise UsageError(f"min_confidence lies between 0 and 1: {self.min_confidence}")
        if self.limit is not None and self.limit < 0:
            raise UsageError(f"limit cannot be negative: {self.limit}")
        for name in ("since", "until"):
            value = getattr(self, name)
            if value is not None:
                _day(value, name)

    @property
    def given(self) -> tuple[str, ...]:
        """The names of the fields that are set."""
        return tuple(item.name for item in fields(self) if getattr(self, item.name) is not None)

    @property
    def first_day(self) -> str | None:
        """The first day that ``since`` lets through."""
        return None if self.since is None else _day(self.since, "since")

    @property
    def last_day(self) -> str | None:
        """The last day that ``until`` lets through."""
        return None if self.until is None else _day(self.until, "until")


def _day(value: str, name: str) -> str:
    """The first or last day of a date, a month or a year."""
    if match := _DATE.fullmatch(value):
        with contextlib.suppress(ValueError):
            year, month = int(match[1]), int(match[2] or (1 if name == "since" else 12))
            day = int(match[3] or (1 if name == "since" else calendar.monthrange(year, month)[1]))
            return datetime.date(year, month, day).isoformat()
    raise UsageError(f"{name} is a date such as 2023-07-27, 2023-07 or 2023, not {value!r}")


EVERYTHING = Filter()
