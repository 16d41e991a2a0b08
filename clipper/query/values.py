"""What stands after a field's colon, read into a leaf of the tree. Each mistake is a QueryError with its place and what was expected."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NoReturn

from clipper.errors import InputError, QueryError
from clipper.model.listing import Sort, SortKey
from clipper.model.tag import clean_tag
from clipper.query import fields
from clipper.query.moments import read_moment
from clipper.query.tokens import Token
from clipper.query.tree import (
    Dated,
    DateField,
    Has,
    Is,
    Label,
    Labeled,
    Leaf,
    Length,
    Moment,
    Relation,
    Scope,
    State,
    Thing,
    Words,
    negated,
)
from clipper.query.tree import Not as NotNode
from clipper.text.searchable import stands_apart, words

MAX_NUMBER = 1_000_000_000
"""Words of an article: far above any, far below what SQLite cannot hold."""

MOST_WORDS = 50
"""Words of a phrase: beyond, each costs more than it tells."""
LEAST_PREFIX = 2
"""Letters of a beginning: a tenth of all words begins with the same letter, and putting their places together takes a second."""

_RELATION = re.compile("<=|>=|<|>|=|")
_DATE_HINT = "Write for example 2025-06-01, 2025-06, 2025-05-01..2025-06-15, <7d, >2025-06 or today."
_SHOWN = 40
"""Code points of the user's own text that an error repeats."""


def shown(text: str) -> str:
    """The user's text in a sentence: short, in quotation marks."""
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”"


def fail(token: Token, sentence: str, hint: str = "") -> NoReturn:
    """Raise a QueryError at a token; the sentence tells where it is."""
    if "character" not in sentence:
        sentence = f"{sentence.removesuffix('.')} (character {token.start + 1})."
    raise QueryError(sentence, hint, position=token.start, length=max(token.end - token.start, 1))


def words_leaf(token: Token, scope: Scope) -> Words:
    """A word or phrase to be looked for."""
    text = " ".join(token.text.split())
    found = words(text)
    if not found:
        fail(token, f"There is nothing to search for in {shown(token.text)}.", "Write at least one letter or digit.")
    if len(found) > MOST_WORDS:
        fail(token, f"A phrase has at most {MOST_WORDS} words.", "Quote the part of it that is typical.")
    if token.prefix and len(found[-1]) < LEAST_PREFIX and not stands_apart(found[-1]):
        fail(token, f"{shown(token.text + '*')} is too short a beginning.", f"Write at least {LEAST_PREFIX} letters before the star.")
    return Words(text=text, scope=scope, prefix=token.prefix)


def value_leaf(name: str, token: Token) -> Leaf | NotNode:
    """The leaf of a field (in lower case) that is neither a scope nor a sort."""
    if name in fields.LABELS:
        return _labeled(fields.LABELS[name], token)
    if name in fields.DATES:
        return _dated(fields.DATES[name], token)
    return _READERS[name](token)


def _labeled(label: Label, token: Token) -> Labeled:
    value = " ".join(token.text.split())
    if label is Label.TAG:
        try:
            value = clean_tag(value)
        except InputError as error:
            fail(token, error.sentence, error.hint)
    elif label in (Label.LANGUAGE, Label.COLOR, Label.ID, Label.STORY):
        value = value.casefold()
    if not value:
        fail(token, f"Expected something after “{label}:”.", f"It looks for {fields.MEANINGS[label]}.")
    return Labeled(label=label, value=value, prefix=token.prefix and label in (Label.TAG, Label.URL, Label.ID, Label.STORY))


def _compared(token: Token) -> tuple[Relation, str]:
    text = "".join(token.text.split())
    match = _RELATION.match(text)
    sign = match.group() if match else ""
    return Relation(sign if sign != "=" else ""), text[len(sign) :]


def _dated(field: DateField, token: Token) -> Dated:
    relation, text = _compared(token)
    if relation is Relation.IS and ".." in text:
        low, _, high = text.partition("..")
        if not low and not high:
            _bad_date(token, text)
        first = _moment(token, low) if low else None
        last = _moment(token, high) if high else None
        return Dated(field=field, relation=Relation.BETWEEN, first=first, last=last)
    return Dated(field=field, relation=relation, first=_moment(token, text))


def _moment(token: Token, text: str) -> Moment:
    moment = read_moment(text)
    if moment is None:
        _bad_date(token, text or token.text)
    return moment


def _bad_date(token: Token, text: str) -> NoReturn:
    fail(token, f"{shown(text)} at character {token.start + 1} is not a date.", _DATE_HINT)


def _before(token: Token) -> Dated:
    return Dated(field=DateField.PUBLISHED, relation=Relation.LESS, first=_point(token))


def _after(token: Token) -> Dated:
    return Dated(field=DateField.PUBLISHED, relation=Relation.MORE, first=_point(token))


def _point(token: Token) -> Moment:
    return _moment(token, "".join(token.text.split()))


def _length(token: Token) -> Length:
    relation, text = _compared(token)
    if relation is Relation.IS and ".." in text:
        low, _, high = text.partition("..")
        if low or high:
            first, last = (_number(token, part) if part else None for part in (low, high))
            return Length(relation=Relation.BETWEEN, first=first, last=last)
    return Length(relation=relation, first=_number(token, text))


def _number(token: Token, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MAX_NUMBER)) and int(text) <= MAX_NUMBER):
        fail(
            token,
            f"{shown(text or token.text)} at character {token.start + 1} is not a number of words.",
            "Write words:>800 or words:300..600.",
        )
    return int(text)


def _choice(name: str, token: Token) -> str:
    value = token.text.casefold()
    value = fields.PLURALS.get(value, value) if name in (fields.HAS, fields.NO) else value
    choices = fields.CHOICES[name]
    if value not in choices:
        meant = fields.nearest(value, choices)
        hint = f"Did you mean {name}:{meant}? " if meant else ""
        fail(token, f"{shown(token.text)} cannot stand after “{name}:”.", f"{hint}Expected one of: {', '.join(choices)}.")
    return value


def _is(token: Token) -> Is:
    return Is(state=State(_choice(fields.IS, token)))


def _has(token: Token) -> Has:
    return Has(thing=Thing(_choice(fields.HAS, token)))


def _no(token: Token) -> NotNode:
    part = negated(Has(thing=Thing(_choice(fields.NO, token))))
    assert isinstance(part, NotNode)  # noqa: S101 (a Has is no Not: told to the type checker)
    return part


_READERS: Mapping[str, Callable[[Token], Leaf | NotNode]] = MappingProxyType(
    {
        fields.BEFORE: _before,
        fields.AFTER: _after,
        fields.WORDS: _length,
        fields.IS: _is,
        fields.HAS: _has,
        fields.NO: _no,
    }
)


def sort_value(token: Token) -> Sort:
    """`sort:published`, `sort:-title`: a minus turns the key's own direction around."""
    bare = token.text.removeprefix("-")
    named = Token(kind=token.kind, text=bare, start=token.start, end=token.end)
    key = SortKey(_choice(fields.SORT, named))
    return Sort(key=key, descending=(key in fields.FROM_A) == (bare != token.text))
