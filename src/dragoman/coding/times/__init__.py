"""When: time expressions (TIMEX3) and the time of events."""

from .find import find_times
from .timeline import TimeLine

__all__ = ["TimeLine", "find_times"]
