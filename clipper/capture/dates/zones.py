"""Time zones as news pages abbreviate them. An abbreviation with several meanings (IST, CST outside America) is not in the table."""

from datetime import date, timedelta
from types import MappingProxyType

OFFSETS = MappingProxyType(
    {
        "Z": 0,
        "UTC": 0,
        "GMT": 0,
        "WET": 0,
        "BST": 60,
        "CET": 60,
        "MEZ": 60,
        "WAT": 60,
        "CEST": 120,
        "MESZ": 120,
        "SAST": 120,
        "EET": 120,
        "EEST": 180,
        "MSK": 180,
        "МСК": 180,
        "EAT": 180,
        "PKT": 300,
        "WIB": 420,
        "HKT": 480,
        "SGT": 480,
        "JST": 540,
        "KST": 540,
        "AEST": 600,
        "AEDT": 660,
        "NZST": 720,
        "NZDT": 780,
        "EST": -300,
        "EDT": -240,
        "CST": -360,
        "CDT": -300,
        "MST": -420,
        "MDT": -360,
        "PST": -480,
        "PDT": -420,
    }
)
"""Minutes east of UTC. CST is taken as American Central time: Chinese pages do not abbreviate theirs."""

AMERICAN = MappingProxyType({"ET": -300, "CT": -360, "MT": -420, "PT": -480})
"""Standard offsets of the American zones that name no season; summer time is found from the day."""

SUMMER_MINUTES = 60
SUNDAY = 6


def _nth_sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(SUNDAY - first.weekday()) % 7 + 7 * (nth - 1))


def zone_offset(name: str, day: date) -> int | None:
    """Minutes east of UTC on that day, or None for an abbreviation that is unknown or ambiguous."""
    upper = name.upper()
    if upper in OFFSETS:
        return OFFSETS[upper]
    if upper not in AMERICAN:
        return None
    summer = _nth_sunday(day.year, 3, 2) <= day < _nth_sunday(day.year, 11, 1)
    return AMERICAN[upper] + (SUMMER_MINUTES if summer else 0)
