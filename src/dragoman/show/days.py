"""ISO dates in words: ``25 July 2023``, ``July 2023``, ``25–27 July 2023``."""

import calendar
from datetime import date


def days(text: str) -> str:
    """An ISO date, month or year in words; empty where ``text`` is none."""
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4 or len(parts) > 3:
        return ""
    month = calendar.month_name[int(parts[1])] if len(parts) > 1 and 1 <= int(parts[1]) <= 12 else ""
    if len(parts) == 1:
        return text if 1000 <= int(text) <= 2999 else ""
    return f"{int(parts[2])} {month} {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"


def in_words(start: str | None, end: str | None) -> str:
    """A closed interval of ISO dates in words; empty where neither end is known."""
    if not start or not end:
        return f"from {days(start.removesuffix('-01-01'))}" if start else f"by {days(end)}" if end else ""
    if start == end:
        return days(start)
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return f"{start} to {end}"
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole and (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if whole and first.year == last.year:
        month = calendar.month_name[last.month]
        return (
            f"{month} {last.year}"
            if first.month == last.month
            else f"{calendar.month_name[first.month]}–{month} {last.year}"
        )
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{days(end)}"
    return f"{days(start)} – {days(end)}"
