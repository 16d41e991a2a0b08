"""Random query trees, in the one shape that the language's own functions give them."""

from typing import cast

from hypothesis import strategies as st

from clipper.model.listing import Sort, SortKey
from clipper.query.moments import read_moment
from clipper.query.tokens import usable
from clipper.query.tree import (
    Ago,
    Civil,
    Dated,
    DateField,
    DayBack,
    Has,
    Is,
    Label,
    Labeled,
    Length,
    Moment,
    Near,
    Node,
    Query,
    Relation,
    Scope,
    State,
    Thing,
    Unit,
    Words,
    both,
    either,
    negated,
)
from clipper.query.values import LEAST_PREFIX
from clipper.text.searchable import has_words, stands_apart, words

KEYWORDS = st.sampled_from(
    ["OR", "AND", "NOT", "NEAR", "NEAR/5", "-x", 'say "no"', "http://a", "title:x", "a*", "(b)", "“c”", "貿易", "ภาษี"]
)
SCOPES = st.sampled_from(list(Scope))


def phrases() -> st.SearchStrategy[str]:
    text = st.text(max_size=12).map(lambda raw: " ".join(usable(raw).split()))
    return st.one_of(text.filter(has_words), KEYWORDS.filter(has_words))


def values() -> st.SearchStrategy[str]:
    return phrases().map(lambda text: " ".join(text.casefold().split())).filter(bool)


def has_long_beginning(leaf: Words) -> bool:
    last = words(leaf.text)[-1]
    return not leaf.prefix or len(last) >= LEAST_PREFIX or stands_apart(last)


def labeled() -> st.SearchStrategy[Node]:
    tags = st.lists(phrases().map(lambda text: text.replace("/", " ").strip().lstrip("#").strip()), min_size=1, max_size=3)
    paths = tags.map(lambda steps: "/".join(" ".join(step.split()) for step in steps if step)).filter(lambda path: path and len(path) < 200)
    plain = st.sampled_from([Label.LANGUAGE, Label.COLOR])
    begun = st.sampled_from([Label.ID, Label.STORY])
    return st.one_of(
        st.builds(Labeled, label=st.just(Label.TAG), value=paths, prefix=st.booleans()),
        st.builds(Labeled, label=st.just(Label.URL), value=phrases(), prefix=st.booleans()),
        st.builds(Labeled, label=plain, value=values()),
        st.builds(Labeled, label=begun, value=values(), prefix=st.booleans()),
    )


def moments() -> st.SearchStrategy[Moment]:
    read = st.dates().map(lambda day: read_moment(day.isoformat())).filter(lambda moment: moment is not None)
    dates = cast("st.SearchStrategy[Moment]", read)
    months = st.builds(Civil, year=st.integers(1000, 9000), month=st.none() | st.integers(1, 12))
    agos = st.builds(Ago, number=st.integers(0, 100_000), unit=st.sampled_from(list(Unit)))
    return st.one_of(dates, months, agos, st.builds(DayBack, days=st.sampled_from([0, 1])))


def compared(kind: type[Dated | Length], ends: st.SearchStrategy[object], **more: st.SearchStrategy[object]) -> st.SearchStrategy[Node]:
    plain = st.sampled_from([relation for relation in Relation if relation is not Relation.BETWEEN])
    pairs = st.tuples(st.none() | ends, st.none() | ends).filter(lambda pair: pair != (None, None))
    return st.one_of(
        st.builds(kind, relation=plain, first=ends, **more),
        st.builds(lambda pair, **own: kind(relation=Relation.BETWEEN, first=pair[0], last=pair[1], **own), pairs, **more),
    )


def leaves() -> st.SearchStrategy[Node]:
    return st.one_of(
        st.builds(Words, text=phrases(), scope=SCOPES, prefix=st.booleans()).filter(has_long_beginning),
        st.builds(Near, phrases=st.lists(phrases(), min_size=2, max_size=3).map(tuple), distance=st.integers(0, 1000), scope=SCOPES),
        labeled(),
        compared(Dated, moments(), field=st.sampled_from(list(DateField))),
        compared(Length, st.integers(0, 1_000_000)),
        st.builds(Is, state=st.sampled_from(list(State))),
        st.builds(Has, thing=st.sampled_from(list(Thing))),
    )


def trees() -> st.SearchStrategy[Node]:
    def inner(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        several = st.lists(parts, min_size=2, max_size=4)
        return st.one_of(several.map(both), several.map(either), parts.map(negated))

    return st.recursive(leaves(), inner, max_leaves=10)


def queries() -> st.SearchStrategy[Query]:
    sorts = st.none() | st.builds(Sort, key=st.sampled_from(list(SortKey)), descending=st.booleans())
    return st.builds(Query, tree=st.none() | trees(), sort=sorts)
