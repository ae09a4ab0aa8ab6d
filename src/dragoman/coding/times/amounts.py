"""Readers of amounts of time: durations, stretches counted from a day, sets."""

import re
from datetime import date

from .calendar_dates import month_number
from .dates import Interval, around, shift
from .relative_dates import calendar_unit
from .setting import FUTURE, Match, Setting, Time, as_date
from .words import tidy, time_words

_GRAIN = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def period(number: float | None, unit: str) -> str:
    """The ISO 8601 duration of a number of units; X where the number is vague."""
    code = str(time_words().raw["unit"][unit])
    times = 1
    if code[0].isdigit():
        times, code = int(re.sub(r"\D", "", code)), code[-1]
    clock = time_words().said("clock_unit", unit)
    if clock and number is not None and number != int(number) and code == "H":
        return f"PT{int(number * 60)}M" if number < 1 else f"PT{int(number)}H{round(number % 1 * 60)}M"
    amount = "X" if number is None else f"{times * number:g}"
    if number is None and times == 10:
        code = "E"
    return f"P{'T' if clock else ''}{amount}{code}"


def read_duration(match: Match, setting: Setting) -> Time | None:
    """So many units."""
    unit, text = time_words().unit(match["unit"]), match["number"]
    if tidy(text) in ("a", "an") and unit in ("second", "quarter"):
        return None
    return Time("DURATION", period(time_words().number(text), unit))


def read_and_a_half(match: Match, setting: Setting) -> Time | None:
    """ "a minute and a half"."""
    unit = time_words().unit(match["unit"])
    if unit == "minute":
        return Time("DURATION", "PT1M30S")
    return Time("DURATION", period(1.5, unit))


def read_bare_units(match: Match, setting: Setting) -> Time | None:
    """ "for months"."""
    return Time("DURATION", period(None, time_words().unit(match["unit"])))


def read_so_long(match: Match, setting: Setting) -> Time | None:
    """ "week-long", "decades-long"."""
    return Time("DURATION", period(None if match["many"] else 1, time_words().unit(match["unit"])))


def read_whole(match: Match, setting: Setting) -> Time | None:
    """ "all day", "the whole year"."""
    return Time("DURATION", period(1, time_words().unit(match["unit"])))


def read_span(match: Match, setting: Setting) -> Time | None:
    """ "the past two years", "the next six months": a duration with its place on the calendar."""
    unit = time_words().unit(match["unit"])
    text = match.groupdict().get("number")
    number = time_words().number(text) if text else None
    interval = None
    if number is not None and setting.today is not None:
        code, times = calendar_unit(unit)
        sign = 1 if time_words().said("next", match["which"]) else -1
        other = shift(setting.today, sign * round(number * times), code)
        interval = Interval(min(other, setting.today), max(other, setting.today), _GRAIN[code])
    return Time("DURATION", period(number, unit), interval)


def read_ago(match: Match, setting: Setting) -> Time | None:
    """ "two weeks ago": a day, month or year, with the interval that such a round figure covers."""
    unit, number = time_words().unit(match["unit"]), time_words().number(match["number"])
    if number is None or setting.today is None or time_words().said("clock_unit", unit):
        return Time("DATE", "PAST_REF")
    code, times = calendar_unit(unit)
    return _counted(setting, shift(setting.today, -round(number * times), code), code)


def read_counted(match: Match, setting: Setting) -> Time | None:
    """ "three years later", counted from the date told last; "two years from now", from the document's day."""
    unit, number = time_words().unit(match["unit"]), time_words().number(match["number"])
    word = tidy(match["direction"])
    base = setting.last.start if setting.last and word not in ("from now", "hence") else None
    if word in ("from now", "hence"):
        base = setting.today
    if base is None or number is None or time_words().said("clock_unit", unit):
        return Time("DURATION", period(number, unit))
    code, times = calendar_unit(unit)
    sign = -1 if time_words().said("earlier", word) else 1
    return _counted(setting, shift(base, sign * round(number * times), code), code)


def _counted(setting: Setting, when: date, code: str) -> Time | None:
    found = around(when, code)
    if code == "W":
        return as_date(found, str(when))
    return as_date(found)


def read_every(match: Match, setting: Setting) -> Time | None:
    """ "every six months", "each July", "on Sundays", "a year" as a rate."""
    groups = match.groupdict()
    if groups.get("unit"):
        number = time_words().number(groups["number"]) if groups.get("number") else 1
        return Time(
            "SET", period(2 if "other" in tidy(match.group()).split() else number, time_words().unit(match["unit"]))
        )
    weekday = groups.get("weekday") or (groups.get("weekdays") or "").removesuffix("s")
    if weekday:
        return Time("SET", f"XXXX-WXX-{int(time_words().value('weekday', weekday)) + 1}")
    if groups.get("month"):
        return Time("SET", f"XXXX-{month_number(match['month']):02d}")
    if groups.get("season"):
        return Time("SET", f"XXXX-{time_words().value('season', match['season'])}")
    return Time("SET", f"XXXX-XX-XXT{time_words().value('part_of_day', match['part'])}")


def read_frequency(match: Match, setting: Setting) -> Time | None:
    """ "weekly"."""
    return Time("SET", time_words().raw["set"][tidy(match["set"])])


def read_reference(match: Match, setting: Setting) -> Time | None:
    """ "now", "recently", "soon": no place on the calendar but the present."""
    value = time_words().raw["reference"][tidy(match["reference"])]
    present = around(setting.today, "D") if value == "PRESENT_REF" and setting.today else None
    return Time("DATE", value, None if setting.look == FUTURE else present)
