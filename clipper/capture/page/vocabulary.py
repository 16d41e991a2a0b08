"""What the class, id and role of an element say about it: families of words that publishers' markup shares.

The families are general words of the trade in the languages of the web's templates; they name no publisher.
"""

import re
from enum import IntFlag
from functools import lru_cache


class Hint(IntFlag):
    """What a container seems to be, by its attributes or its tag."""

    BODY = 1 << 0
    ARTICLE = 1 << 1
    CONTENT = 1 << 2
    RELATED = 1 << 3
    COMMENT = 1 << 4
    SHARE = 1 << 5
    OFFER = 1 << 6
    AUTHOR = 1 << 7
    STAMP = 1 << 8
    CAPTION = 1 << 9
    NAVIGATION = 1 << 10
    ADVERT = 1 << 11
    TAGS = 1 << 12
    CONSENT = 1 << 13
    LEAD = 1 << 14
    TITLE = 1 << 15
    HIDDEN = 1 << 16
    EMBED = 1 << 17
    BOX = 1 << 18
    CONTENTS = 1 << 19
    SIDEBAR = 1 << 20
    WIDGET = 1 << 21
    FOOT = 1 << 22
    MEDIA = 1 << 23
    PLAYER = 1 << 24
    LIST = 1 << 25


_FAMILIES: tuple[tuple[Hint, str], ...] = (
    (
        Hint.BODY,
        r"article[-_ ]*(?:body|content|text|copy|main|detail|paragraph)|(?:story|post|entry|news|page|main|single|body|detail|"
        r"text|rich)[-_ ]*"
        r"(?:body|content|text|copy|detail|story)|articlebody|rich-?text|body-?copy|wysiwyg|prose|instapaper|artikel(?:text|body|"
        r"inhalt)|cuerpo|"
        r"(?:noticia|nota|texto)[-_]|conteudo|contenido|corpo|haupttext|e-content|field-(?:name-|-name-)?body|paragraph|content__article",
    ),
    (
        Hint.ARTICLE,
        r"article|artikel|articulo|articolo|\bstory|\bpost\b|hentry|\bentry|news[-_]?(?:item|detail)|noticia|newsarticle|"
        r"blogposting",
    ),
    (Hint.CONTENT, r"content|\bmain|inhalt|contenu|column|primary"),
    (
        Hint.RELATED,
        r"relat|recommend|recirc|\bmore[-_]|[-_]more\b|read-?(?:next|more|also)|teaser|promo|similar|trending|popular|"
        r"most-?(?:read|viewed|popular)|latest|"
        r"outbrain|taboola|also-?like|you-?may|suggest|next-?(?:article|post|story)|prev(?:ious)?-?(?:article|post)|weiter(?:e|"
        r"lesen)|verwandt|"
        r"mehr-?zum|empfehl|relacionad|correlat|lire-?aussi|leia-?(?:mais|tambem)|\bcard|topic-?list|river|\bfeed\b|carousel|"
        r"slider|swiper|onward|upnext|"
        r"crosslink|linklist|link-?box|lees-?ook|powiazane|zobacz",
    ),
    (
        Hint.COMMENT,
        r"comment|disqus|discussion|\brepl(?:y|ies)|respond|kommentar|komentar|comentario|commentaire|forum|talkback|livefyre|"
        r"opinions?-?list",
    ),
    (
        Hint.SHARE,
        r"share|sharing|social|follow|facebook|twitter|whatsapp|toolbar|\btools?\b|addthis|sns|bookmark|print|teilen|compart|partag",
    ),
    (
        Hint.OFFER,
        r"newsletter|subscri|sign-?up|signup|paywall|\babo|premium|register|registration|login|sign-?in|donat|support-?us|offer|"
        r"coupon|membership|"
        r"call-?to-?action|\bcta|app-?(?:banner|promo|download)|regwall|suscri|assin|piano|metered|mailing|mailchimp|opt-?in|"
        r"convertkit|purchase|shop",
    ),
    (Hint.AUTHOR, r"author|byline|\bbio\b|writer|contributor|autor|auteur|vcard|redakt|journalist|columnist|profile|reporter|person|staff"),
    (
        Hint.STAMP,
        r"\bdate|[-_]date|datetime|\btime|timestamp|\bmeta\b|[-_]meta|publish|posted|updated|dateline|kicker|eyebrow|category|"
        r"label|info\b|rubric|section-?name|"
        r"overline|pub-?date|datum|fecha|\bdata\b|reading-?time|read-?time|views|counter|breadcrumb",
    ),
    (
        Hint.CAPTION,
        r"caption|credit|legend|bildunter|photo-?(?:text|info|by)|image-?(?:text|desc|info)|copyright|bildquelle|didascalia|"
        r"pie-?(?:de-)?foto|figcap",
    ),
    (
        Hint.NAVIGATION,
        r"\bnav|[-_]nav|navbar|navigation|\bmenu|[-_]menu|header|masthead|pagination|pager|skip|site-?(?:head|top)|topbar|"
        r"breadcrumb|toplinks|search",
    ),
    (
        Hint.ADVERT,
        r"\bads?\b|[-_]ads?\b|\bad[-_]|advert|sponsor|banner|\bdfp|\bgpt|adsense|werbung|anzeige|publicidad|pubblicita|adslot|"
        r"adunit|native-?ad|affiliate|commercial",
    ),
    (Hint.TAGS, r"\btags?\b|[-_]tags?\b|\btags?[-_]|topics?\b|keyword|hashtag|schlagwort|stichwort|categories|etiket|tagcloud|tag-?list"),
    (
        Hint.CONSENT,
        r"cookie|consent|gdpr|privacy|disclaimer|legal|modal|popup|pop-up|overlay|dialog|lightbox|toast|alert|notice|"
        r"notification|onetrust|terms",
    ),
    (
        Hint.LEAD,
        r"\blead\b|[-_]lead\b|\blead[-_]|summary|standfirst|sub-?title|sub-?head(?:line)?|\bdek\b|\bdeck\b|intro|excerpt|abstract|"
        r"vorspann|chapo|chapeau|bajada|sottotitolo|entradilla|description|synopsis|subline|perex|ingress|anleser|preamble|strapline|"
        r"sommario|linha-?fina|subtitulo",
    ),
    (Hint.TITLE, r"title|headline|heading|titre|titulo|titel|\bhed\b|schlagzeile|ueberschrift"),
    (
        Hint.HIDDEN,
        r"hidden|sr-only|visually|screen-?reader|print-?only|offscreen|display-?none|collapsed|\bhide\b|noprint|no-?display|a11y",
    ),
    (Hint.EMBED, r"embed|tweet|instagram|pull-?quote|blockquote|\bquote|zitat|youtube|fb-post|tiktok"),
    (
        Hint.BOX,
        r"\bbox|[-_]box|fact-?box|info-?box|inset|callout|\baside|highlight|key-?(?:points|takeaways)|at-?a-?glance|in-?brief|"
        r"module|panel|infokasten|recuadro|insert|inline",
    ),
    (Hint.CONTENTS, r"\btoc\b|[-_]toc|toc[-_]|table-?of-?contents|contents-?list|jump-?(?:to|link)|anchor-?list|inhaltsverzeichnis"),
    (Hint.SIDEBAR, r"side-?bar|\brail|[-_]rail|right-?(?:col|rail)|aside|secondary|complementary|\bside[-_]|left-?col|marginal"),
    (Hint.WIDGET, r"widget|block-?(?:views|list)|plugin|portlet|gadget|weather|ticker|poll|quiz|stock|calendar|ranking|score"),
    (
        Hint.FOOT,
        r"foot|colophon|copyright|bottom|imprint|contentinfo|site-?info|impressum|end-?of-?(?:article|content)|after-?(?:article|"
        r"content|post)|endnote|boilerplate",
    ),
    (Hint.MEDIA, r"figure|image|photo|gallery|picture|slideshow|bild|foto|thumb|\bmedia|illustration|lightbox"),
    (Hint.PLAYER, r"video|audio|player|podcast|listen|jwplayer|brightcove|playlist|text-?to-?speech|transcript"),
    (Hint.LIST, r"list|items?\b|grid|archive|index|results|stream|cards|tiles"),
)
_VALUES = tuple((int(hint), re.compile(pattern)) for hint, pattern in _FAMILIES)
MIN_WORD = 2

_TAG_HINTS = {
    "article": Hint.ARTICLE,
    "main": Hint.CONTENT,
    "aside": Hint.SIDEBAR,
    "nav": Hint.NAVIGATION,
    "header": Hint.NAVIGATION,
    "footer": Hint.FOOT,
    "figure": Hint.MEDIA,
    "figcaption": Hint.CAPTION,
    "form": Hint.OFFER,
    "dialog": Hint.CONSENT,
    "blockquote": Hint.EMBED,
    "address": Hint.AUTHOR,
    "time": Hint.STAMP,
    "video": Hint.PLAYER,
    "audio": Hint.PLAYER,
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
MAX_WORDING = 400
"""Characters of an element's class and id that are looked at; utility classes beyond say nothing."""


@lru_cache(maxsize=50_000)
def _hints_of_word(word: str) -> int:
    """What one name in a class says. Names repeat from page to page, so that most are known."""
    text = _CAMEL.sub("-", word).lower()
    found = 0
    for hint, pattern in _VALUES:
        if pattern.search(text):
            found |= hint
    return found


@lru_cache(maxsize=50_000)
def hints_of(tag: str, wording: str) -> int:
    """The hints that a tag and the wording of its class, id, role and itemprop give, as the bits of `Hint`."""
    found = int(_TAG_HINTS.get(tag, 0))
    for word in wording[:MAX_WORDING].split():
        if len(word) >= MIN_WORD:
            found |= _hints_of_word(word)
    return found
