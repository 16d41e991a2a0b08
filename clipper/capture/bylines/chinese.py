"""The bylines of Chinese pages and pastes: who wrote it, and the outlet that it was taken from, around a title and where the text begins.

Names stand without blanks, behind a label ("作者：", "文/"), behind a reporter's outlet ("X报记者 …"), or in brackets behind the dateline.
"""

import re
from collections.abc import Iterable, Sequence

LONGEST_LINE = 100
"""Characters of a line that tells of nothing else."""
LONGEST_LEAD = 120
"""Characters of the text's beginning in which the reporter stands in brackets."""

_HAN = "\u3400-\u9fff"
_NAME = rf"[{_HAN}]{{2,4}}(?:·[{_HAN}]{{1,8}})?"
_NAMES = rf"{_NAME}(?:\s*[、，,&和/\s]\s*{_NAME}){{0,5}}"
_LABELED = re.compile(
    rf"(?:作者|(?:见习|实习|特约|本报)?(?:记者|記者)|撰文|采写|採訪|執筆|执笔|编译|編譯|(?<![{_HAN}])文)\s*[/／:：]\s*(?:[{_HAN}]{{0,12}}(?:记者|記者|作者)\s*)?"
    rf"(?P<names>{_NAMES})(?![{_HAN}])"
)
_REPORTER = re.compile(rf"^[【\[（(]?(?:文[/／])?[{_HAN}A-Z]{{0,14}}(?:记者|記者|作者)\s+(?P<names>{_NAMES})[】\]）)]?$")
_IN_LEAD = re.compile(rf"[（(](?:{_NAME})?(?:见习|实习|特约|本报)?(?:记者|記者)\s*[:：]?\s*(?P<names>{_NAMES})[）)]")
_PARTED = re.compile(r"[、，,&和/\s]+")
_NO_NAME = re.compile(
    r"(?:[报報网網社台部局院会會室组組站]|新闻|新聞|整理|整合|报道|報道|编辑|編輯|未知|佚名|管理员|记者|記者|原创|來源|来源)$"
)
"""How words end that stand where names do: outlets, offices, "unknown"."""
_ROLES = frozenset({"整合", "整理", "报道", "報道", "摄影", "攝影", "编辑", "編輯"})
"""What may stand behind a name in the same brackets."""
_SOURCE = re.compile(
    r"(?:^|[\s|｜）)\d])(?:信息|稿件|文章|本文)?(?:来源|來源|出处|稿源)\s*(?:于|於)?\s*[:：]\s*(?P<name>[^\s|｜:：，。（）()]{2,24})"
)
_BEHIND_SOURCE = re.compile(r"(?:作者|记者|編輯|编辑|责任编辑|举报|阅读|浏览|发布|时间).*$")
_NO_SOURCE = re.compile(r"^(?:网络|網絡|网上|本站.*|原创|互联网|综合|未知|图片.*)$")


def _split(names: str) -> list[str]:
    found = [name for name in _PARTED.split(names) if name and name not in _ROLES]
    return [] if any(map(_NO_NAME.search, found)) else found


def names_of(text: str) -> list[str]:
    """The names in a line that says who wrote it."""
    if len(text) > LONGEST_LINE:
        return []
    match = _LABELED.search(text) or _REPORTER.match(text)
    return _split(match["names"]) if match else []


def names_in_lead(text: str) -> list[str]:
    """The reporters in brackets where a text begins: "新华社巴黎12月9日电（记者…）"."""
    match = _IN_LEAD.search(text[:LONGEST_LEAD])
    return _split(match["names"]) if match else []


def source_in(lines: Sequence[str], places: Iterable[int]) -> tuple[int, str] | None:
    """Which of the lines at these places says what outlet the text is from, and which one."""
    for at in places:
        match = _SOURCE.search(lines[at]) if len(lines[at]) <= LONGEST_LINE else None
        name = _BEHIND_SOURCE.sub("", match["name"]).strip() if match else ""
        if len(name) > 1 and not _NO_SOURCE.match(name):
            return at, name
    return None
