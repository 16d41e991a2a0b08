"""Clippings under headings: by each key, each in full once, whatever is not known at the end."""

from collections.abc import Sequence
from datetime import UTC
from typing import TypeGuard

import pytest

from clipper.export.arrange import outline_of
from clipper.export.outline import ClippingNode, Entry, MentionNode, Node, SectionNode
from clipper.model.brief import GroupBy
from clipper.model.date import ArticleDate, Precision
from clipper.model.metadata import Metadata
from clipper.text.countries import NAMES, region_of
from tests.export.invented_brief import entry, press_review

HEADINGS = {
    GroupBy.NONE: [],
    GroupBy.SECTION: ["Economy", "Other news"],
    GroupBy.TAG: ["port/cranes", "port/strike", "winter", "Untagged"],
    GroupBy.COLOR: ["Claim", "Evidence", "Figure", "Follow up", "Without highlights"],
    GroupBy.SOURCE: ["Gazette of the North", "Harbor Times", "北方新聞", "Source unknown"],
    GroupBy.REGION: ["Asia", "Japan", "Europe", "Norway", "Country unknown"],
    GroupBy.COUNTRY: ["Japan", "Norway", "Country unknown"],
    GroupBy.LANGUAGE: ["English", "Japanese", "xx", "Language unknown"],
    GroupBy.DATE: ["30 May 2025", "June 2025", "1 June 2025", "Date unknown"],
    GroupBy.STORY: ["Crane repairs", "Single reports"],
}


def nodes_by(key: GroupBy) -> Sequence[Node]:
    return outline_of(press_review(), title="Port", group_by=key, zone=UTC).nodes


@pytest.mark.parametrize("key", GroupBy)
def test_the_headings_of_each_key(key: GroupBy) -> None:
    assert [node.title for node in nodes_by(key) if isinstance(node, SectionNode)] == HEADINGS[key]


@pytest.mark.parametrize("key", GroupBy)
def test_each_clipping_stands_in_full_once_and_no_passage_is_lost(key: GroupBy) -> None:
    found = [node for node in nodes_by(key) if isinstance(node, ClippingNode)]
    passages = [passage.highlight.id for node in found for passage in node.passages]
    assert sorted(passages) == sorted(passage.highlight.id for each in press_review() for passage in each.passages)
    if key is not GroupBy.COLOR:  # there a clipping stands under each color of its passages
        assert sorted(node.entry.clipping.id for node in found) == sorted(each.clipping.id for each in press_review())


@pytest.mark.parametrize("key", GroupBy)
def test_no_two_places_have_one_id(key: GroupBy) -> None:
    ids = [(type(node), node.id) for node in nodes_by(key)]
    assert len(set(ids)) == len(ids)


ALIKE = [("trade/tariffs", "trade tariffs"), ("x", "!!!"), ("c", "C++", "C"), ("none",), ("salt " * 20 + "a", "salt " * 20 + "b")]


@pytest.mark.parametrize("tags", ALIKE)
def test_sections_whose_names_look_alike_in_an_id_are_told_apart(tags: tuple[str, ...]) -> None:
    reports = [entry(1, Metadata(title="Salt"), tags=tags), *(entry(2 + n, Metadata(title=tag), tags=(tag,)) for n, tag in enumerate(tags))]
    reports.append(entry(9, Metadata(title="Untagged")))

    def ids(chosen: Sequence[Entry]) -> dict[str, str]:
        return {node.title: node.id for node in outline_of(chosen, title="Port", group_by=GroupBy.TAG, zone=UTC).nodes if is_section(node)}

    found = ids(reports)
    assert set(found) == {*tags, "Untagged"}
    assert len(set(found.values())) == len(found)
    assert ids(reports[::-1]) == found
    nodes = outline_of(reports, title="Port", group_by=GroupBy.TAG, zone=UTC).nodes
    assert len({(type(node), node.id) for node in nodes}) == len(nodes)
    assert all(found[tag] == f"tag-{tag}" for tag in tags if tag in ("x", "c")), "what is spelled as its id keeps it"


def is_section(node: Node) -> TypeGuard[SectionNode]:
    return isinstance(node, SectionNode)


def test_a_clipping_of_two_tags_is_named_under_the_second() -> None:
    (mention,) = (node for node in nodes_by(GroupBy.TAG) if isinstance(node, MentionNode))
    assert mention.entry.clipping.metadata.source == "Harbor Times"


def test_countries_stand_below_their_region() -> None:
    levels = [(node.title, node.level) for node in nodes_by(GroupBy.REGION) if isinstance(node, SectionNode)]
    assert levels == [("Asia", 1), ("Japan", 2), ("Europe", 1), ("Norway", 2), ("Country unknown", 1)]
    assert {node.level for node in nodes_by(GroupBy.REGION) if isinstance(node, ClippingNode)} == {2, 3}


def test_a_country_that_is_not_known_stands_for_itself() -> None:
    report = entry(1, Metadata(title="Cranes"), country="Ruritania")
    found = outline_of([report], title="Port", group_by=GroupBy.REGION, zone=UTC).nodes
    assert [node.title for node in found if isinstance(node, SectionNode)] == ["Ruritania"]


def test_every_country_has_a_region() -> None:
    assert all(region_of(name) for name in NAMES.values())


def test_a_day_tells_its_reports_in_the_order_in_which_they_came() -> None:
    moments = ("2025-06-01T18:00:00Z", "2025-06-01T06:30:00Z", "2025-06-01T09:00:00Z")
    dates = [ArticleDate(value=moment, precision=Precision.MINUTE) for moment in moments]
    dates.append(ArticleDate(value="2025-06-01", precision=Precision.DAY))
    reports = [entry(number, Metadata(title=date.value, published=date)) for number, date in enumerate(dates, start=1)]
    nodes = outline_of(reports, title="Port", group_by=GroupBy.DATE, zone=UTC).nodes
    told = [node.entry.clipping.metadata.title for node in nodes if isinstance(node, ClippingNode)]
    assert told == sorted(date.value for date in dates)
