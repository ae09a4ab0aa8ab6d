"""Readers of quarters and halves of years, and of what a report compares them with."""

from .calendar_dates import toward
from .dates import around, half, month, quarter, shift, year
from .relative_dates import sign_of
from .setting import Match, Setting, Time, as_date, nearest
from .words import tidy, time_words


def read_quarter(match: Match, setting: Setting) -> Time | None:
    """A numbered quarter."""
    groups = match.groupdict()
    text = tidy(match["ordinal"])
    number = int(text) if text.isdigit() else int(time_words().value("ordinal", text))
    stated = groups.get("year") or groups.get("year0")
    if stated:
        return as_date(quarter(int(stated), number))
    if setting.today is None:
        return Time("DATE", f"XXXX-Q{number}")
    which = groups.get("which") or groups.get("before")
    if groups.get("that"):
        found = nearest([quarter(setting.today.year + step, number) for step in (-1, 0)], toward("last", setting))
        return as_date(quarter(found.start.year - 1, number)) if found else None
    if which:
        return as_date(quarter(setting.today.year + sign_of(which), number))
    return as_date(nearest([quarter(setting.today.year + step, number) for step in (-1, 0, 1)], setting))


def read_half(match: Match, setting: Setting) -> Time | None:
    """A half of a year."""
    number = 1 if tidy(match["half"]) in ("first", "1st") else 2
    if match["year"]:
        return as_date(half(int(match["year"]), number))
    if setting.today is None:
        return Time("DATE", f"XXXX-H{number}")
    return as_date(half(setting.today.year + (sign_of(match["which"]) if match["which"] else 0), number))


def read_named_quarter(match: Match, setting: Setting) -> Time | None:
    """ "the latest quarter", "the year-ago period": in the light of the quarter that the report is about."""
    pointer, back = tidy(match["pointer"] or ""), match["back"]
    if setting.today is None:
        return None
    this = quarter(setting.today.year, (setting.today.month + 2) // 3)
    if match["span"].lower() == "period" and setting.quarter is None and pointer not in ("latest", "most recent"):
        return None
    if time_words().said("next", pointer):
        ahead = shift(setting.today, 3, "M")
        return as_date(quarter(ahead.year, (ahead.month + 2) // 3))
    if pointer in ("this", "current"):
        return as_date(this)
    behind = shift(setting.today, -3, "M")
    told = setting.quarter or quarter(behind.year, (behind.month + 2) // 3)
    if told is None:
        return None
    number = (told.start.month + 2) // 3
    if match["year"]:
        return as_date(quarter(int(match["year"]), number))
    earlier = back or pointer in ("year-ago", "year-earlier", "corresponding", "last year's")
    return as_date(quarter(told.start.year - 1, number) if earlier else told)


def read_same_unit(match: Match, setting: Setting) -> Time | None:
    """ "the same month a year ago", "the same period of 2019": the stretch told last, in another year."""
    unit = match["unit"].lower()
    quarterly = unit in ("quarter", "period") and setting.quarter is not None
    told = setting.quarter if quarterly else setting.last
    if told is None:
        return None
    base = int(match["year"]) if match["year"] else told.start.year - 1
    if quarterly or told.grain == "quarter":
        return as_date(quarter(base, (told.start.month + 2) // 3))
    if told.grain not in ("month", "day") or (unit == "month" and told.grain == "day"):
        return as_date(month(base, told.start.month)) if unit == "month" else as_date(year(base))
    moved = shift(told.start, 12 * (base - told.start.year), "M")
    return as_date(around(moved, "D" if told.grain == "day" else "M"))


def read_year_ago(match: Match, setting: Setting) -> Time | None:
    """ "a year earlier": the same quarter of the year before where the report compares quarters, else that year."""
    if setting.quarter is not None:
        return as_date(quarter(setting.quarter.start.year - 1, (setting.quarter.start.month + 2) // 3))
    if setting.today is None:
        return Time("DATE", "PAST_REF")
    base = setting.today
    if setting.last is not None and "earlier" in tidy(match["ago"]) and setting.last.end < shift(base, -1, "Y"):
        base = setting.last.start
    return as_date(year(base.year - 1))
