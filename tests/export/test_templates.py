"""Templates: what they see, what they may not, and that the documentation tells the truth."""

import re
from datetime import UTC
from pathlib import Path

import pytest

from clipper.errors import NotFoundError, TemplateError
from clipper.export.markdown import BriefVariables, NodeView, write_markdown
from clipper.export.outline import ClippingNode, Outline, ProseNode
from clipper.export.pen import Pen
from clipper.export.style import Style
from clipper.export.templates import BriefTemplate, broken_templates, find_template, house_templates, read_template
from clipper.export.views import ClippingView, PassageView
from clipper.model.brief import GroupBy
from tests.conftest import CHECKOUT
from tests.export.invented_brief import outline, press_review

DOCS = CHECKOUT / "docs" / "briefs.md"


def written(source: str, group_by: GroupBy = GroupBy.TAG) -> str:
    template = read_template("mine", source)
    return write_markdown(outline(press_review(), group_by), template=template, style=Style(zone=UTC))


def test_the_documented_example_works() -> None:
    example = re.search(r"```jinja\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert example
    template = read_template("short", example.group(1))
    assert (template.title, template.purpose, template.group_by) == ("Short list", "titles and outlets only.", GroupBy.SOURCE)
    text = written(example.group(1), GroupBy.SOURCE)
    assert "## Harbor Times" in text
    assert "- [Nine cranes to be repaired before winter](https://harbor-times.example/" in text


def test_every_documented_name_exists_and_every_name_is_documented() -> None:
    text = DOCS.read_text("utf-8")
    pen = Pen(Style(zone=UTC))
    node = next(each for each in outline(press_review()).nodes if isinstance(each, ClippingNode) and each.passages)
    clipping = ClippingView(node.entry, node.passages, pen, node.id)
    views = {"node": NodeView(node, pen, {}), "clipping": clipping, "passage": PassageView(node.passages[0], clipping, pen, "x")}
    for name, view in views.items():
        paragraph = re.search(rf"^A \*\*{name}\*\*:(.*?)\n\n", text, re.DOTALL | re.MULTILINE)
        assert paragraph
        told = set(re.findall(r"`(\w+)`", paragraph.group(1)))
        public = {attribute for attribute in dir(view) if not attribute.startswith("_")} - {"region"}
        assert public <= told, f"{name}: not documented"
        words = {"section", "mention", "quotation", "prose"}  # what a kind may be
        assert told - words <= public | set(views), f"{name}: documented, but not there"


def test_every_documented_variable_exists_and_every_variable_is_documented() -> None:
    table = DOCS.read_text("utf-8").split("### Variables")[1].split("A **node**")[0]
    told = [name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`([\w.]+)`", row)]
    known = BriefVariables(outline(press_review()), Pen(Style(zone=UTC)), None).table()
    assert {name.partition(".")[0] for name in told} == set(known)
    assert written(" ".join(f"{{% set x = {name} %}}" for name in told) + "{{ brief.title }}").endswith("Port: the week\n")
    assert {name for name in told if "." in name} == {f"brief.{key}" for key in known["brief"]()}


def test_every_documented_filter_exists() -> None:
    told = re.findall(r"`(\w+)`", DOCS.read_text("utf-8").split("### Filters")[1].split("## ")[0])
    assert len(told) >= 5
    for name in told:
        assert written(f"{{{{ 'a' | {name} }}}}")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ '*a*' | markdown }}{{ '*a*' }}", "\\*a\\*\\*a\\*"),
        ("{{ '*a*' | code }}{{ 'a`b' | code }}{{ '' | code }}", "`*a*``aˋb`"),
        ("{{ 'a: b' | yaml }} {{ 'ab' | yaml }}", '"a: b" ab'),
        ("{{ '*a|b*' | cell }}", "\\*a&#124;b\\*"),
        ("{{ 'a\nb\n\nc' | indented }}", "a\n    b\n\n    c"),
        ("{{ 'a\nb' | indented('> ') }}", "a\n> b"),
    ],
)
def test_what_each_filter_does(source: str, text: str) -> None:
    assert written(source).endswith(f"\n\n{text}\n")


def test_what_is_markdown_already_is_not_escaped_again() -> None:
    shown = written(
        "{% for node in nodes if node.clipping %}{{ node.clipping.byline }}|{{ node.clipping.byline | markdown }}\n{% endfor %}"
    )
    lines = [line.partition("|") for line in shown.split("\n") if "|" in line]
    assert len(lines) > 1
    assert all(before == after for before, _, after in lines)
    assert any("**" in before for before, *_ in lines)


def test_each_house_template_says_what_it_is_for() -> None:
    known = house_templates()
    assert known[0].name == "brief"
    for template in known:
        assert template.purpose.endswith(".")
        assert f"`{template.name}`" in DOCS.read_text("utf-8")
        assert find_template(template.title) == template


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ brief.title.__class__ }}",
        "{{ nodes[0].mark.__init__.__globals__ }}",
        "{{ nodes[0]._pen }}",
        "{{ sources[0]._entry }}",
        "{{ nodes.append(1) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ nothing }}",
        "{{ range(10000000) | list }}",
        "{{ 'a' | nofilter }}",
        "{% for %}",
    ],
)
def test_a_template_can_do_no_harm(source: str) -> None:
    with pytest.raises(TemplateError) as caught:
        written(f"# {{{{ brief.title }}}}\n\n{source}\n")
    assert "mine" in caught.value.sentence
    assert "line 3" in caught.value.sentence


def test_a_slip_of_the_pen_is_told_in_words() -> None:
    with pytest.raises(TemplateError) as caught:
        written("# {{ brief.title }}\n\n{% for each in sources %}\n{{ each.titel }}\n{% endfor %}\n")
    assert caught.value.sentence == "The template mine has a mistake in line 4: a clipping has no “titel”."


def test_text_is_escaped_where_it_is_printed_and_markdown_is_not() -> None:
    text = written("{% set c = sources[1] %}{{ c.title }}|{{ c.link }}|{{ '*' ~ c.title }}|{{ c.title | code }}|{{ 'a|b' | cell }}")
    shown = "港湾予算が可決 &lt;b>速報&lt;/b>"
    assert text.endswith(f"\n{shown}|{shown}|\\*{shown}|`港湾予算が可決 <b>速報</b>`|a&#124;b\n")


def test_blank_lines_are_put_right_and_line_breaks_of_the_users_stay() -> None:
    made = Outline(id="", title="Port", query="", nodes=(ProseNode(id="p", level=1, text="Dear all,  \ngood morning."),))
    template = read_template("mine", "\n\n{{ brief.title }}\n\n\n\n\n{{ nodes[0].text }}\n\n\n\n- {{ 'a\nb\n\nc' | indented }}\n\n\n")
    text = write_markdown(made, template=template, style=Style(zone=UTC))
    assert text.endswith("---\n\nPort\n\nDear all,  \ngood morning.\n\n- a\n    b\n\n    c\n")


def test_a_template_of_the_users_takes_the_place_of_the_house(tmp_path: Path) -> None:
    (tmp_path / "chronology.md.jinja").write_text("\ufeff{# Mine: my own order. #}\nhello", "utf-8")
    assert find_template("chronology", tmp_path).title == "Mine"
    assert {template.name for template in house_templates(tmp_path)} == {template.name for template in house_templates()}


def test_what_is_no_template_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        find_template("x" * 300 + ".md")
    with pytest.raises(NotFoundError) as caught:
        find_template("nothing")
    assert "press-digest" in caught.value.hint
    (tmp_path / "bad.md.jinja").write_bytes(b"\xff\xfe")
    with pytest.raises(TemplateError, match="UTF-8"):
        find_template("bad", tmp_path)
    assert [error.sentence for error in broken_templates(tmp_path)] == ["The template bad.md.jinja cannot be read as UTF-8 text."]
    assert house_templates(tmp_path) == house_templates(), "one that is broken does not take the others with it"
    with pytest.raises(TemplateError, match="grouping"):
        read_template("x", "{# X: y.\n\ngroup-by: mood #}")
    assert isinstance(read_template("x", "no heading"), BriefTemplate)
