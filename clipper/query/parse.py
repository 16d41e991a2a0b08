"""The search language: from a text to its tree.

    tariff "auto parts" elect* -rumor (japan OR korea) NEAR(tariff auto, 5) title:(trade deal)
    tag:trade published:2025-05-01..2025-06-15 captured:<7d is:unread no:tag words:>800 sort:relevance

Parts that stand beside each other must all hold; OR binds less tightly than that. Every text gives a query or a QueryError that says
where the mistake is and what was expected. Signs that no index holds are passed over where they stand alone.
"""

from clipper.errors import QueryError
from clipper.model.listing import Sort
from clipper.query import fields
from clipper.query.tokens import Token, TokenKind, tokens
from clipper.query.tree import Label, Labeled, Near, Node, Query, Scope, both, either, negated
from clipper.query.values import fail, shown, sort_value, value_leaf, words_leaf
from clipper.text.searchable import has_words

MAX_DEPTH = 20
"""Parentheses inside each other: beyond, nobody can read it, and the stack of whoever walks the tree is finite."""
MAX_PARTS = 200
"""Words and fields of one query: a search for more is an article pasted into the search box."""
NEAR_DISTANCE = 10
"""Words between those of a NEAR that names no distance; what FTS5 takes too."""
MAX_DISTANCE = 1000

_FIELD_HINT = f"Fields are {', '.join(fields.MEANINGS)}. To search for the words themselves, put them in quotes."
_ADDRESS = ("http://", "https://")


def parse(text: str) -> Query:
    """The query that a text means. Raises QueryError."""
    return _Parser(tokens(text)).query()


class _Parser:
    """One reading of a list of tokens, by recursive descent."""

    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._at = 0
        self._depth = 0
        self._parts = 0
        self._sort: Sort | None = None
        self._passed_over: Token | None = None

    def query(self) -> Query:
        tree = self._alternatives(Scope.ANYWHERE, None)
        if self._here.kind is TokenKind.CLOSE:
            fail(self._here, f"The parenthesis at character {self._here.start + 1} closes nothing.", "Take it out, or open one before it.")
        if tree is None and self._sort is None and self._passed_over is not None:
            fail(
                self._passed_over,
                f"There is nothing to search for in {shown(self._passed_over.text)}.",
                "Write at least one letter or digit.",
            )
        return Query(tree=tree, sort=self._sort)

    @property
    def _here(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._here
        self._at += 1
        return token

    def _alternatives(self, scope: Scope, label: Label | None) -> Node | None:
        """Parts divided by OR, up to a closing parenthesis or the end."""
        first = self._row(scope, label)
        found = [first] if first is not None else []
        while self._here.kind is TokenKind.OR:
            sign = self._take()
            row = self._row(scope, label)
            if row is None or not found:
                fail(
                    sign,
                    f"Expected something to search for on both sides of OR at character {sign.start + 1}.",
                    'To search for the word, write "OR".',
                )
            found.append(row)
        return either(found) if found else None

    def _row(self, scope: Scope, label: Label | None) -> Node | None:
        """Parts beside each other."""
        found: list[Node] = []
        while self._here.kind not in (TokenKind.OR, TokenKind.CLOSE, TokenKind.END):
            if self._here.kind is TokenKind.AND:
                sign = self._take()
                if not found or self._here.kind in (TokenKind.OR, TokenKind.AND, TokenKind.CLOSE, TokenKind.END):
                    fail(
                        sign,
                        f"Expected something to search for on both sides of AND at character {sign.start + 1}.",
                        'To search for the word, write "AND".',
                    )
                continue
            part = self._part(scope, label)
            while self._here.kind is TokenKind.NEAR:
                part = self._near_infix(part, scope)
            if part is not None:
                found.append(part)
        return both(found) if found else None

    def _part(self, scope: Scope, label: Label | None) -> Node | None:
        """One part; None for what is passed over (a lone dash) or is no condition (`sort:`)."""
        token = self._take()
        self._parts += token.kind not in (TokenKind.MINUS, TokenKind.NOT, TokenKind.OPEN)
        if self._parts > MAX_PARTS:
            fail(token, f"A query has at most {MAX_PARTS} parts.", "Search for a few words that are typical of it.")
        match token.kind:
            case TokenKind.MINUS | TokenKind.NOT:
                return self._negation(token, scope, label)
            case TokenKind.OPEN:
                return self._group(token, scope, label)
            case TokenKind.NEAR_OPEN:
                return self._near(token, scope)
            case TokenKind.FIELD:
                return self._field(token)
            case TokenKind.NEAR:
                fail(token, f"Expected a word before NEAR at character {token.start + 1}.", "Write tariff NEAR/5 auto.")
            case _:
                pass
        return self._term(token, scope, label)

    def _negation(self, sign: Token, scope: Scope, label: Label | None) -> Node | None:
        if self._here.kind in (TokenKind.END, TokenKind.CLOSE, TokenKind.OR, TokenKind.AND):
            fail(
                sign,
                f"Expected something to leave out after {sign.text} at character {sign.start + 1}.",
                'To search for the word, write "NOT".',
            )
        with_sort = self._sort
        self._deeper(sign)
        part = self._part(scope, label)
        self._depth -= 1
        if self._sort is not with_sort:
            fail(sign, "A sort cannot be left out.", "Write sort:-published to turn it around.")
        return None if part is None else negated(part)

    def _group(self, opening: Token, scope: Scope, label: Label | None) -> Node | None:
        self._deeper(opening)
        with_sort = self._sort
        tree = self._alternatives(scope, label)
        if self._here.kind is not TokenKind.CLOSE:
            fail(opening, f"The parenthesis at character {opening.start + 1} is not closed.", "Write ) where the group ends.")
        if self._sort is not with_sort:
            fail(opening, "The sort stands outside of parentheses.", "Write it at the end of the query.")
        self._take()
        self._depth -= 1
        return tree

    def _deeper(self, token: Token) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            fail(token, f"At most {MAX_DEPTH} parentheses and minus signs can stand inside each other.", "Take some of them out.")

    def _term(self, token: Token, scope: Scope, label: Label | None) -> Node | None:
        if label is not None:
            return value_leaf(label, token)
        if token.kind is TokenKind.WORD and token.text.casefold().startswith(_ADDRESS):
            return Labeled(label=Label.URL, value=token.text, prefix=token.prefix)
        if token.kind is TokenKind.WORD:
            name = token.text.removesuffix(":").casefold()
            if token.text.endswith(":") and name in fields.NAMES:
                fail(token, f"Expected a value right after “{token.text}”.", _meaning(name))
            if not has_words(token.text):
                self._passed_over = token
                return None
        return words_leaf(token, scope)

    def _field(self, field: Token) -> Node | None:
        name = field.text.casefold()
        if name not in fields.NAMES:
            meant = fields.nearest(name, fields.NAMES)
            hint = f"Did you mean {meant}:? " if meant else ""
            fail(field, f"There is no field {shown(field.text + ':')}.", hint + _FIELD_HINT)
        value = self._take()
        if name == fields.SORT:
            return self._sorting(field, value)
        if value.kind is TokenKind.OPEN and (name in fields.SCOPES or name in fields.LABELS):
            group = self._group(value, fields.SCOPES.get(name, Scope.ANYWHERE), fields.LABELS.get(name))
            if group is None:
                fail(value, f"Expected something between the parentheses after “{name}:”.", _meaning(name))
            return group
        if value.kind is TokenKind.NEAR_OPEN and name in fields.SCOPES:
            return self._near(value, fields.SCOPES[name])
        if value.kind not in (TokenKind.WORD, TokenKind.QUOTED):
            fail(value, f"Expected a value after “{name}:”.", _meaning(name))
        if name in fields.SCOPES:
            return words_leaf(value, fields.SCOPES[name])
        return value_leaf(name, value)

    def _sorting(self, field: Token, value: Token) -> None:
        if self._sort is not None:
            fail(field, "There is more than one sort.", "Leave one of them.")
        if value.kind not in (TokenKind.WORD, TokenKind.QUOTED):
            fail(value, "Expected a sort key after “sort:”.", "Expected one of: " + ", ".join(fields.CHOICES[fields.SORT]) + ".")
        self._sort = sort_value(value)

    def _near(self, opening: Token, scope: Scope) -> Near:
        """`NEAR(a "b c", 5)`, from after the parenthesis."""
        phrases: list[str] = []
        distance = NEAR_DISTANCE
        while self._here.kind in (TokenKind.WORD, TokenKind.QUOTED):
            token = self._take()
            bare, comma, number = token.text.rpartition(",") if token.kind is TokenKind.WORD else (token.text, "", "")
            if not comma:
                bare = token.text
            if token.kind is TokenKind.QUOTED or has_words(bare):
                phrases.append(words_leaf(_only(token, bare), scope).text)
            if comma:
                distance = self._distance(_only(token, number) if number else self._take())
                break
        if self._here.kind is not TokenKind.CLOSE:
            fail(opening, f"The parenthesis of NEAR at character {opening.start + 1} is not closed.", "Write NEAR(tariff auto, 5).")
        closing = self._take()
        if len(phrases) < 2:  # noqa: PLR2004 (near means two)
            fail(opening, f"Expected two words or more in NEAR before character {closing.start + 1}.", "Write NEAR(tariff auto, 5).")
        self._parts += len(phrases)
        return Near(phrases=tuple(phrases), distance=distance, scope=scope)

    def _near_infix(self, before: Node | None, scope: Scope) -> Near:
        """`a NEAR b`, `a NEAR/5 b`, from the NEAR on."""
        from clipper.query.tree import Words

        sign = self._take()
        distance = self._distance(_only(sign, sign.text.partition("/")[2])) if "/" in sign.text else NEAR_DISTANCE
        left = (before.text,) if isinstance(before, Words) and not before.prefix else before.phrases if isinstance(before, Near) else ()
        own_scope = before.scope if isinstance(before, Words | Near) else scope
        if not left or self._here.kind not in (TokenKind.WORD, TokenKind.QUOTED):
            fail(sign, f"Expected a word or phrase on both sides of NEAR at character {sign.start + 1}.", "Write tariff NEAR/5 auto.")
        right = words_leaf(self._take(), own_scope)
        return Near(phrases=(*left, right.text), distance=distance, scope=own_scope)

    def _distance(self, token: Token) -> int:
        digits = token.text.strip()
        if not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(MAX_DISTANCE)) and int(digits) <= MAX_DISTANCE):
            fail(token, f"Expected a number of words up to {MAX_DISTANCE} at character {token.start + 1}.", "Write NEAR(tariff auto, 5).")
        return int(digits)


def _meaning(name: str) -> str:
    return f"It looks for {fields.MEANINGS.get(name, name)}; no blank stands between."


def _only(token: Token, text: str) -> Token:
    """The token with another text."""
    return Token(kind=token.kind, text=text, start=token.start, end=token.end)


def mistake(text: str) -> QueryError | None:
    """What is wrong with a query, for underlining it while it is typed."""
    try:
        parse(text)
    except QueryError as error:
        return error
    return None
