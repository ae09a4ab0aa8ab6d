"""Readers of dates counted from the document's day or from the date told last."""

from dataclasses import replace

from .calendar_dates import in_years, month_number, month_of_year
from .dates import Interval, around, day, quarter, shift, value_of, week, year
from .setting import FUTURE, OPEN, PAST, Match, Setting, Time, as_date, nearest
from .words import tidy, time_words

_SUNDAY = 6
_HALF_WEEK = 3  # days


def calendar_unit(unit: str) -> tuple[str, int]:
    """A unit as (D, W, M or Y, multiplier); units of the clock have the multiplier 0."""
    code = str(time_words().raw["unit"][unit])
    if time_words().said("clock_unit", unit):
        return "D", 0
    if code == "WE":
        return "W", 1
    if code == "Q":
        return "M", 3
    return code[-1], int(code[:-1] or 1) if code[:-1].isdigit() else 1


def sign_of(which: str | None) -> int:
    """-1 for last, 0 for this, 1 for next."""
    return 0 if time_words().said("this", which) else 1 if time_words().said("next", which) else -1


def _part(interval: Interval, part: str | None) -> Time | None:
    """A day, or the part of it that is named."""
    if not part:
        return as_date(interval)
    code = time_words().value("part_of_day", tidy(part).replace("tonight", "night"))
    return Time("TIME", f"{value_of(interval)}T{code}", interval)


def read_weekday(match: Match, setting: Setting) -> Time | None:
    """A weekday, today included unless "last" or "next" stands before it."""
    if setting.today is None:
        return Time("DATE", "XXXX-WXX")
    number, which = int(time_words().value("weekday", match["weekday"])), (match["which"] or "").strip()
    ahead = (number - setting.today.weekday()) % 7
    if time_words().said("next", which):
        delta = ahead or 7
    elif time_words().said("last", which):
        delta = ahead - 7
    else:
        aim = replace(setting, look=FUTURE if which and setting.look != PAST else setting.look)
        both = [around(shift(setting.today, step, "D"), "D") for step in (ahead - 7, ahead)]
        found = nearest(both, replace(aim, look=PAST) if aim.look == OPEN else aim)
        return _part(found, match["part"]) if found else None
    return _part(around(shift(setting.today, delta, "D"), "D"), match["part"])


def read_beside_weekday(match: Match, setting: Setting) -> Time | None:
    """ "the day before last Friday"."""
    found = read_weekday(match, setting)
    if found is None or found.interval is None:
        return None
    side = 1 if time_words().said("later", match["side"]) else -1
    return as_date(around(shift(found.interval.start, side, "D"), "D"))


def read_week_of_day(match: Match, setting: Setting) -> Time | None:
    """ "the week of May 9": the week that a day lies in."""
    groups = match.groupdict()
    month, number = groups["month"] or groups["month2"], int(groups["day"] or groups["day2"])
    year = groups["year"] or groups["year2"]
    if year:
        found = day(int(year), month_number(month), number)
    else:
        found = nearest([day(base, month_number(month), number) for base in in_years(setting)], setting)
    return as_date(week(found.start)) if found else None


def read_week_of_month(match: Match, setting: Setting) -> Time | None:
    """ "the first week of May": the week that holds most of the month's first seven days; the interval holds both."""
    found = month_of_year(match["month"], match["year"], setting)
    if found is None:
        return None
    if match["nth"].lower() in time_words().raw["ordinal_word"]:
        first = shift(found.start, 7 * (int(time_words().value("ordinal_word", match["nth"])) - 1), "D")
    else:
        first = shift(found.end, -2 * _HALF_WEEK, "D")
    last = shift(first, 2 * _HALF_WEEK, "D")
    near = week(shift(first, _HALF_WEEK, "D"))
    return as_date(Interval(min(first, near.start), max(last, near.end), "week"), value_of(near))


def read_weekday_of(match: Match, setting: Setting) -> Time | None:
    """A day of last, this or next week."""
    if setting.today is None:
        return Time("DATE", "XXXX-WXX")
    number = int(time_words().value("weekday", match.group().split()[0]))
    monday = week(shift(setting.today, sign_of(match["of"]), "W")).start
    return as_date(around(shift(monday, number, "D"), "D"))


def read_deictic(match: Match, setting: Setting) -> Time | None:
    """Today, yesterday, tomorrow, or a part of them."""
    text = tidy(match["deictic"])
    if setting.today is None:
        return Time("DATE", "PRESENT_REF" if text == "today" else "XXXX-XX-XX")
    return _part(around(shift(setting.today, int(time_words().raw["deictic"][text]), "D"), "D"), match["part"])


def read_part_of_day(match: Match, setting: Setting) -> Time | None:
    """A part of this day, the last night, that evening, tonight."""
    which = tidy(match.groupdict().get("which") or "this")
    when = setting.today
    if "which" not in match.groupdict() and setting.last is not None and setting.last.grain == "day":
        when = setting.last.start if setting.age == 0 else when
    if which in ("that", "the same") and setting.last is not None:
        when = setting.last.start
    elif which.startswith("the ") and setting.last is not None:
        when = shift(setting.last.start, -1 if which == "the previous" else 1, "D")
    elif which == "last" and when is not None:
        when = shift(when, -1, "D")
    if when is None:
        return Time("TIME", "XXXX-XX-XXTXX")
    found = around(when, "D")
    if match["part"].lower() == "overnight":
        found = Interval(shift(when, -1, "D"), when, "day")
        return Time("TIME", f"{when.isoformat()}TNI", found)
    return _part(found, match["part"])


def read_part_of_named_day(match: Match, setting: Setting) -> Time | None:
    """The night of a date, the afternoon of yesterday."""
    if match["deictic"]:
        return read_deictic(match, setting)
    number, dom = month_number(match["month"]), int(match["day"])
    if match["year"]:
        found = day(int(match["year"]), number, dom)
    elif setting.today is None:
        return None
    else:
        found = nearest([day(setting.today.year + step, number, dom) for step in (-1, 0, 1)], setting)
    return _part(found, match["part"]) if found else None


def read_relative_unit(match: Match, setting: Setting) -> Time | None:
    """This, last or next week, month, year: the calendar unit itself.

    "The following year" and "the previous year" count from the date told last, where one was told.
    """
    unit, which = time_words().unit(match["unit"]), tidy(match["which"])
    if time_words().said("clock_unit", unit) or (unit == "day" and which in ("past", "coming")):
        return None
    code, times = calendar_unit(unit)
    if times > 1 and unit not in ("quarter", "fortnight"):
        return Time("DURATION", f"P{times}{code}", _beside(setting, sign_of(which), code, times))
    base = setting.today
    if setting.last and (which in ("following", "previous", "preceding") or (unit == "day" and which == "next")):
        base = setting.last.end if which in ("following", "next") else setting.last.start
    if base is None:
        return Time("DATE", "XXXX")
    if unit == "week" and base == setting.today and base.weekday() == _SUNDAY:
        base = shift(base, 1, "D")  # on Sunday the week that has just passed is last week
    found = around(shift(base, sign_of(which) * times, code), code)
    if unit == "quarter":
        return as_date(quarter(found.start.year, (found.start.month + 2) // 3))
    if unit == "weekend":
        return weekend(found)
    if unit == "night":
        return Time("TIME", f"{value_of(found)}TNI", found)
    return as_date(found)


def weekend(of: Interval) -> Time | None:
    """The Saturday and Sunday of the week that an interval begins in."""
    saturday = shift(week(of.start).start, 5, "D")
    return as_date(Interval(saturday, shift(saturday, 1, "D"), "day"), value_of(week(saturday)) + "-WE")


def _beside(setting: Setting, sign: int, code: str, times: int) -> Interval | None:
    """The stretch that ends or begins with the document's day."""
    if setting.today is None:
        return None
    other = shift(setting.today, sign * times, code)
    grain = {"D": "day", "W": "week", "M": "month", "Y": "year"}[code]
    return Interval(min(other, setting.today), max(other, setting.today), grain)


def read_that_unit(match: Match, setting: Setting) -> Time | None:
    """That day, the same year: the unit that holds the date told last."""
    unit = time_words().unit(match["unit"])
    code, times = calendar_unit(unit)
    base = setting.last or (around(setting.today, "D") if setting.today else None)
    if base is None or times != 1 or time_words().said("clock_unit", unit):
        return None
    if unit == "weekend":
        return weekend(base)
    if unit == "day" and base.grain != "day":
        return None
    return as_date(around(base.start, code))


def read_then(match: Match, setting: Setting) -> Time | None:
    """ "since then": the date told last."""
    return as_date(setting.last)


def read_neighbouring_day(match: Match, setting: Setting) -> Time | None:
    """The day before or after the day told last."""
    if setting.last is None or setting.last.grain != "day":
        return None
    back = any(time_words().said(table, word) for word in tidy(match.group()).split() for table in ("earlier",))
    back = back or "previous" in tidy(match.group())
    return as_date(around(shift(setting.last.start, -1 if back else 1, "D"), "D"))


def read_neighbouring_unit(match: Match, setting: Setting) -> Time | None:
    """ "the year before", "the week after": beside the date told last, else beside the present."""
    base = setting.last.start if setting.last else setting.today
    if base is None:
        return None
    code, _ = calendar_unit(match["unit"].lower())
    side = 1 if time_words().said("later", match["side"]) else -1
    return as_date(around(shift(base, side, code), code))


def read_unit_at_hand(match: Match, setting: Setting) -> Time | None:
    """ "the year", "the weekend": the one that the document's day lies in; the weekend nearest to it."""
    if setting.today is None:
        return None
    unit = time_words().unit(match["unit"])
    if unit == "weekend":
        back = setting.look != FUTURE and setting.today.weekday() < 5
        return weekend(around(shift(setting.today, -1 if back else 0, "W"), "D"))
    if unit == "day" and setting.last is not None and setting.last.grain == "day":
        return as_date(setting.last)
    return as_date(around(setting.today, calendar_unit(unit)[0]))


def read_year_end(match: Match, setting: Setting) -> Time | None:
    """The end of a year; the year is its value, for want of a day."""
    if match["year"]:
        return as_date(year(int(match["year"])))
    return as_date(around(setting.today, "Y")) if setting.today else None
