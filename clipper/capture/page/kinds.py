"""What a page is, beside an article: a front page with headlines and no article, a consent page, an article cut by a paywall."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from clipper.capture.furniture import family_of
from clipper.capture.links import is_front, is_story
from clipper.capture.page.blocks import Block, Box
from clipper.capture.page.choose import Choice
from clipper.capture.page.metadata import main_article
from clipper.capture.page.structured import Statements, plain
from clipper.capture.page.titles import similarity, tokens
from clipper.capture.page.votes import PROSE_CHARACTERS
from clipper.model.draft import PageLink
from clipper.model.span import SpanKind

HEADLINES = 15
"""Linked headlines of a page that has more of them than an article has beside it."""
HEADLINE_WORDS = (4, 50)
"""In scripts without blanks each character counts as one."""
LINKED = 0.8
HEADLINE_CHARACTERS = (12, 200)
SCATTERED = 0.3
"""An article's paragraphs stand together: the container that holds most of them holds at least this share."""
SCATTERED_EXPECTED, IN_CARDS = 0.6, 0.5
"""Scattered paragraphs are of no article where the choice promises less, or where so many of them stand in cards."""
PROSE_WORDS = 30
"""Words, or characters of a script without blanks, of a paragraph."""
FEWEST_TEASERS = 5
TEASERS = 0.6
"""The share of paragraphs that each stand under a linked headline of their own, from which they are teasers."""
LEVELS_UP = 3
TITLE_WORDS, DENSE_TITLE = 5, 10
"""Words of a headline, or characters of one in a script without blanks."""
SAME_TITLE = 0.8
"""Token F1 from which a heading is the page's own title, which mostly has the site's name at its end."""
HOPELESS = 0.3
"""A choice that promises so little chose nothing."""
DOUBTFUL = 0.8
"""The expected F1 below which the choice of a body is doubted."""
MOST_LINKS = 1000
"""That a page offers; of more the user is told how many there are."""

CONSENT_CHARACTERS = 6_000
"""A consent page is short; a long page with a banner on it is an article."""
CONSENT_SIGNS = 3
CONSENT_SHARE = 0.25
OTHER_CHARACTERS = 300
"""Characters of a body that speaks of something else than consent: then there is an article."""
_CONSENT = re.compile(
    r"cookies?\b|consent|privacy (?:policy|settings|choices)|personal(?:i[sz]ed|ised)? (?:data|ads|content)|legitimate interest|"
    r"our (?:\d+ )?partners|"
    r"accept all|reject all|manage (?:options|settings|preferences)|before you continue|"
    r"einwilligung|zustimm|datenschutz|alle akzeptieren|werbung und tracking|berechtigtes interesse|"
    r"consentement|tout accepter|vie privée|traceurs|aceptar (?:todo|todas|y continuar)|consentimiento|política de privacidad|"
    r"accetta|consenso|informativa|akceptuj|zgod[ayę]|polityka prywatności|toestemming|alles accepteren|samtycke|godkänn|"
    r"同意|クッキー|プライバシー|隐私|쿠키|동의|согласи|конфиденциальност|çerez",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"(?:subscribe|register|sign (?:in|up)|log ?in|(?:free )?account) (?:now |today |for free )?(?:to|for) "
    r"(?:continue|read|keep|unlock|full|unlimited|finish|access|get full)|"
    r"(?:to )?(?:continue|keep) reading (?:with|by|this|for|the|requires)|to continue reading|already (?:a )?subscribe|"
    r"this (?:article|content|story) is (?:for|only|exclusive|reserved|available (?:only )?(?:to|for))|"
    r"(?:for|to) (?:our )?(?:paid |paying |premium )?subscribers(?: only|[.!]?$)|exclusive to subscribers|"
    r"unlock (?:this|the) (?:full )?(?:article|story)|your (?:free |monthly )?article limit|free articles? (?:left|remaining|this month)|"
    r"weiterlesen mit|jetzt abonnieren|(?:nur )?für abonnent|abonnieren, um|mit (?:dem|einem) [\w-]*abo\b|"
    r"réservée? (?:aux|à nos) abonnés|il vous reste|abonnez-vous pour|"
    r"suscríbete para|(?:solo|exclusivo|exclusiva|sólo) para (?:nuestros )?suscriptores|"
    r"exclusivo para assinantes|assine para (?:ler|continuar)|"
    r"(?:riservato|riservata) agli abbonati|abbonati per (?:leggere|continuare)|"
    r"(?:dostępny|dostępna) (?:tylko )?dla subskrybentów|dla subskrybentów|(?:alleen|exclusief) voor abonnees|"
    r"läs vidare med|för prenumeranter|только (?:для )?подписчик|доступ\w* (?:только )?(?:по подписке|подписчикам)|"
    r"会員限定|この記事は有料|有料会員|この続きは|订阅后|订阅以|仅限订阅|訂閱|구독",
    re.IGNORECASE,
)
PAYWALL_CHARACTERS = 1_800
"""A longer body is hardly the free beginning of an article."""


def _is_headline(block: Block) -> bool:
    """Whether the whole of a block is a link with the length of a headline."""
    if block.kind is SpanKind.IMAGE or block.link_characters < LINKED * len(block.text):
        return False
    if not HEADLINE_CHARACTERS[0] <= len(block.text) <= HEADLINE_CHARACTERS[1]:
        return False
    return HEADLINE_WORDS[0] <= len(tokens(block.text)) <= HEADLINE_WORDS[1]


def is_headline(text: str) -> bool:
    """Whether a text has as many words as a headline, and not only as a name."""
    words = len(tokens(text))
    return words >= (DENSE_TITLE if words > len(text) / 2 else TITLE_WORDS)


def is_paragraph(block: Block) -> bool:
    """Whether it is long enough to be read as one."""
    return len(block.text) >= PROSE_CHARACTERS or len(tokens(block.text)) >= PROSE_WORDS


def headlines(blocks: Sequence[Block]) -> tuple[PageLink, ...]:
    """The linked headlines of a page, in order, without repeats."""
    found: dict[str, PageLink] = {}
    for block in blocks:
        if not _is_headline(block) or family_of(block.text) is not None:
            continue
        hrefs = [dict(mark.attributes).get("href") for run in block.runs for mark in run.marks if mark.kind is SpanKind.LINK]
        address = next((href for href in hrefs if isinstance(href, str)), None)
        found.setdefault(block.text, PageLink(title=block.text, url=address))
    return tuple(found.values())


def _concentration(blocks: Sequence[Block]) -> float:
    """The share of the paragraphs' text that stands in one container."""
    weight, total = Counter[Box](), 0
    for block in blocks:
        if is_paragraph(block):
            around = block.box.ancestors()
            weight[around[min(LEVELS_UP, len(around) - 1)]] += len(block.text)
            total += len(block.text)
    return max(weight.values()) / total if total else 0.0


def _teasers(blocks: Sequence[Block], choice: Choice) -> float:
    """The share of the chosen paragraphs that only stand under a linked headline."""
    paragraphs = [block for block in choice.blocks if is_paragraph(block) and not _is_headline(block)]
    if len(paragraphs) < FEWEST_TEASERS:
        return 0.0
    under = [block for block in paragraphs if block.number and _is_headline(blocks[block.number - 1])]
    return len(under) / len(paragraphs)


def states_article(statements: Statements) -> bool:
    """Whether the page itself says that it is an article, and which: by JSON-LD with its headline, or by Open Graph."""
    article = main_article(statements)
    if article is not None and similarity(plain(article.get("headline") or article.get("name")), statements.title) > 0:
        return True
    return any(value.lower() == "article" for value in statements.meta.get("og:type", ()))


def names_story(statements: Statements, blocks: Sequence[Block]) -> bool:
    """Whether the page goes by the headline of a story on it; a front page goes by the name of the site."""
    title = statements.title
    return any(
        block.kind is SpanKind.HEADING and is_headline(block.text) and similarity(block.text, title) >= SAME_TITLE for block in blocks
    )


def addresses(statements: Statements, url: str | None) -> list[str]:
    """Every address that the page goes by."""
    stated = [url, statements.links.get("canonical"), *statements.meta.get("og:url", ())]
    return [address for address in stated if address]


def is_of_story(statements: Statements, blocks: Sequence[Block], url: str | None) -> bool:
    """Whether the page says that it is a story's: so, by its name, or by its address."""
    if states_article(statements) or names_story(statements, blocks):
        return True
    return any(is_story(each) for each in addresses(statements, url))


def _is_short_list(statements: Statements, blocks: Sequence[Block], choice: Choice, url: str | None) -> bool:
    """Whether a page of few headlines has nothing but them: what was chosen are linked headings, and lines too short for paragraphs.

    Where the choice is worth nothing, the headings need not have been chosen.
    """
    likely = choice.blocks if choice.expected >= HOPELESS else blocks
    heads = [block for block in likely if block.kind is SpanKind.HEADING and _is_headline(block)]
    if len(heads) < FEWEST_TEASERS or any(is_paragraph(block) for block in choice.blocks if block not in heads):
        return False
    return not is_of_story(statements, blocks, url)


def is_front_page(
    statements: Statements,
    blocks: Sequence[Block],
    choice: Choice,
    links: Sequence[PageLink],
    url: str | None,
    *,
    in_cards: Callable[[], float],
) -> bool:
    """Whether the page offers headlines and has no article of its own. `in_cards` is the share of the chosen paragraphs in cards."""
    if len(links) < HEADLINES:
        return _is_short_list(statements, blocks, choice, url)
    paragraphs = sum(is_paragraph(block) for block in choice.blocks)
    concentration, teasers = _concentration(choice.blocks), _teasers(blocks, choice)
    scattered = (paragraphs and concentration < SCATTERED) or teasers >= TEASERS
    if any(is_front(address) for address in addresses(statements, url)) and (scattered or choice.expected < DOUBTFUL):
        return True
    if is_of_story(statements, blocks, url):
        return False
    if len(links) < paragraphs or not scattered:
        return False
    return choice.expected < SCATTERED_EXPECTED or (choice.expected < DOUBTFUL and in_cards() >= IN_CARDS) or teasers >= TEASERS


def is_consent_page(statements: Statements, blocks: Sequence[Block], choice: Choice) -> bool:
    """Whether the page asks for consent before it shows anything."""
    texts = [block.text for block in blocks if block.kind is not SpanKind.IMAGE]
    total = sum(map(len, texts))
    if not total or total > CONSENT_CHARACTERS or main_article(statements) is not None:
        return False
    signs = {match.group().casefold() for text in texts for match in _CONSENT.finditer(text)}
    share = sum(len(text) for text in texts if _CONSENT.search(text)) / total
    other = sum(len(block.text) for block in choice.blocks if not _CONSENT.search(block.text))
    return len(signs) >= CONSENT_SIGNS and share >= CONSENT_SHARE and other < OTHER_CHARACTERS


def is_cut_by_paywall(statements: Statements, blocks: Sequence[Block], choice: Choice) -> bool:
    """Whether only the free beginning of the article seems to be here."""
    if sum(len(block.text) for block in choice.blocks) > PAYWALL_CHARACTERS:
        return False
    article = main_article(statements)
    free = str(article.get("isAccessibleForFree", "")).casefold() if article is not None else ""
    if free == "false" or any(value.lower() in ("locked", "metered") for value in statements.meta.get("article:content_tier", ())):
        return True
    return any(_PAYWALL.search(block.text) for block in blocks if len(block.text) < HEADLINE_CHARACTERS[1])
