"""What each sign says for a name being the outlet that a pasted page is from: learned weights, see the note on splitting pastes."""

from types import MappingProxyType

OUTLET_WEIGHTS = MappingProxyType(
    {
        "all": -1.16,
        "all small": 0.11,
        "count 0": -0.50,
        "count 1": -0.67,
        "count 2": -0.23,
        "count 3": 0.74,
        "count 4": 0.66,
        "digits": -0.37,
        "first": 1.48,
        "host": -0.47,
        "host 2": 0.86,
        "host 4": 1.59,
        "host has a name": 2.09,
        "in the text": 0.80,
        "initials are a host": 0.08,
        "is host": 0.82,
        "late rights": 1.03,
        "line of its own": -0.90,
        "mail": 1.00,
        "mail 2": 0.86,
        "named as a host": 1.31,
        "near a host": 0.80,
        "publisher": -2.44,
        "rights": -1.25,
        "rights behind": 1.32,
        "several kinds": 1.60,
        "top": 0.46,
        "words 1": 0.08,
        "words 2": 0.12,
        "words 3": 0.86,
        "words 4": -0.19,
        "words 5": -1.69,
    }
)
