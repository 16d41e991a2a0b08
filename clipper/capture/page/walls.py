"""Pages that stand in the place of an article: they ask for JavaScript, ask whether a person reads, or say that nothing is there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clipper.capture.page.blocks import Block
from clipper.capture.page.choose import Choice
from clipper.model.span import SpanKind

WALL_CHARACTERS = 1_200
"""A wall says little; a longer body is an article that speaks of walls."""
OTHER_CHARACTERS = 300
"""Characters of a body that speaks of something else: then there is an article."""
SIGNS = 2
"""Different signs in the text where neither the title nor a heading holds one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """What a page says in an article's place: a sentence for the user, and what to do."""

    reason: str
    advice: str


_SCRIPT = (
    Wall(
        reason="This page asks for JavaScript and holds no article.",
        advice="Open it in a browser, and save or copy it from there.",
    ),
    re.compile(
        r"(?:enable|turn on|activate|requires?|needs?|without|aktivieren sie|activ(?:ez|er)|activ[ae]r?|habilit[ae]r?|abilit[ai]) "
        r"(?:the )?(?:use of )?java ?script|java ?script (?:is |wird |ist |est |está |è )?"
        r"(?:not |nicht |to be )?(?:disabled|required|enabled|benötigt|deaktiviert|erforderlich|désactivé|requis|desactivado|disabilitato)|"
        r"java ?script ?を有効|启用 ?java ?script|включите java ?script",
        re.IGNORECASE,
    ),
)
_PERSON = (
    Wall(
        reason="This page asks whether a person is reading; it is not the article.",
        advice="Open it in a browser, and save or copy the article from there.",
    ),
    re.compile(
        r"verify(?:ing)? (?:that )?you(?: are|['’]re) (?:a )?human|are you a robot|(?:are|['’]re) not a robot|checking your browser|"
        r"security of your connection|unusual (?:activity|traffic)|access (?:to this page has been )?denied|automation tools|captcha|"
        r"supports? (?:javascript and )?cookies|just a moment\.\.\.|kein roboter|ungewöhnliche[rn]? (?:aktivität|datenverkehr)|"
        r"pas un robot|activité inhabituelle|no (?:eres|es|soy) un robot|actividad inusual|non sei un robot|"
        r"ロボットではありません|人机验证|вы не робот",
        re.IGNORECASE,
    ),
)
_MISSING = (
    Wall(reason="This page says that there is no article at its address.", advice="Check the address, or look for the article elsewhere."),
    re.compile(
        r"page (?:was |is |could |can )?(?:not|n['’]t) (?:be )?found|page (?:that )?you(?: are|['’]re) looking for|^(?:error )?404\b|"
        r"40[34] (?:not found|forbidden)|50[0234] (?:bad gateway|service|gateway|internal)|internal server error|"
        r"(?:moved|removed) or deleted|"
        r"seite (?:wurde )?(?:leider )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|pagina non trovata|"
        r"página não encontrada|ページが見つかりません|页面不存在|страница не найдена|nie znaleziono strony|pagina niet gevonden",
        re.IGNORECASE,
    ),
)


def wall_of(title: str, blocks: Sequence[Block], choice: Choice) -> Wall | None:
    """The wall that a page is, if it is one. `title` is what the page calls itself."""
    chosen = [block for block in choice.blocks if block.kind is not SpanKind.IMAGE]
    if sum(len(block.text) for block in chosen) > WALL_CHARACTERS:
        return None
    heads = [title, *(block.text for block in blocks if block.kind is SpanKind.HEADING)]
    for wall, sign in (_PERSON, _SCRIPT, _MISSING):
        signs = {match.group().casefold() for block in chosen for match in sign.finditer(block.text)}
        if not signs and not any(sign.search(head) for head in heads):
            continue
        other = sum(len(block.text) for block in chosen if not sign.search(block.text))
        if other <= OTHER_CHARACTERS and (len(signs) >= SIGNS or any(sign.search(head) for head in heads)):
            return wall
    return None
