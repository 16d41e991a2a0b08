"""What each sign says for a name being the outlet that a pasted page is from: learned weights, see the note on splitting pastes."""

from types import MappingProxyType

OUTLET_WEIGHTS = MappingProxyType(
    {
        "all": -1.05,
        "all small": -0.36,
        "count 1": -0.81,
        "count 2": -0.29,
        "count 3": 0.86,
        "count 4": 0.97,
        "digits": -0.29,
        "first": 1.31,
        "host": -0.37,
        "host 2": 0.55,
        "host 4": 0.95,
        "host has a name": 2.06,
        "in the text": 0.81,
        "initials are a host": -0.06,
        "is host": 0.89,
        "late rights": 1.00,
        "line of its own": -0.61,
        "mail": 1.02,
        "mail 2": 0.74,
        "named as a host": 1.14,
        "near a host": 0.90,
        "publisher": -2.42,
        "rights": -1.26,
        "rights behind": 1.25,
        "several kinds": 1.60,
        "top": 0.34,
        "words 1": -0.09,
        "words 2": 0.04,
        "words 3": 0.86,
        "words 4": -0.26,
        "words 5": -1.44,
    }
)
