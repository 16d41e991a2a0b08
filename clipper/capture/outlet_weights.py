"""What each sign says for a name being the outlet that a pasted page is from: learned weights, see the note on splitting pastes."""

from types import MappingProxyType

OUTLET_WEIGHTS = MappingProxyType(
    {
        "all": -1.18,
        "all small": -0.29,
        "count 1": -0.78,
        "count 2": -0.28,
        "count 3": 0.74,
        "count 4": 0.99,
        "digits": -0.28,
        "first": 1.24,
        "host": -0.33,
        "host 2": 0.44,
        "host 4": 0.97,
        "host has a name": 2.07,
        "in the text": 0.80,
        "initials are a host": -0.09,
        "is host": 0.82,
        "late rights": 1.05,
        "line of its own": -0.48,
        "mail": 1.01,
        "mail 2": 1.08,
        "named as a host": 1.16,
        "near a host": 0.87,
        "publisher": -2.36,
        "rights": -1.29,
        "rights behind": 1.25,
        "several kinds": 1.62,
        "top": 0.35,
        "words 1": -0.07,
        "words 2": 0.08,
        "words 3": 0.78,
        "words 4": -0.22,
        "words 5": -1.40,
    }
)
