"""What a line says by its wording: byline, date, "read more", newsletter offer … in the languages of the press.

Each family is a question that a block model asks; none of them decides alone.
"""

import re

_BYLINE = (
    r"^(?:(?:written|posted|published|reported|story|words|text|photos?)\s+)?by\s+[^\W\d_]|^(?:von|par|por|di|door|av|af|przez|"
    r"oleh|автор|text|texto|author|autor|autore|auteur)\s*:?\s+[a-zäöüéàáåøśż]"
    r"|\b(?:staff writer|correspondent|reporter|contributor|redaktion|記者|기자)\s*$|\bmin(?:ute)?s?\s+read\b|lesezeit|"
    r"temps de lecture|minutos de lectura|min\. czytania"
)
_STAMP = (
    r"^(?:published|updated|posted|last (?:updated|modified)|first published|created|veröffentlicht|aktualisiert|stand|"
    r"erschienen|publié|mis à jour|publicado|"
    r"actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|opublikowano|опубликовано|обновлено|更新|公開|公開日|入力|수정|등록|"
    r"yayınlanma|güncelleme|diterbitkan)\b.{0,60}\d"
    r"|^\W*(?:\w+,?\s+)?\d{1,2}[./ -]\s?(?:\d{1,2}|\w{3,10}\.?)[./ ,-]\s?\d{2,4}\b.{0,30}$|"
    r"^\W*(?:\w+,?\s+)?[a-z][a-z]{2,8}\.?\s+\d{1,2},?\s+\d{4}.{0,30}$|^\d{4}[./年-]\s?\d{1,2}[./月-].{0,30}$"
    r"|^\W*(?:an?|\d{1,3})\s?\+?[^\W\d]{1,8}\.?\s(?:ago|fa|atrás|geleden|sedan|siden|temu|назад|önce|lalu)\W*$"
    r"|^\W*(?:vor|il y a|hace|há|πριν από)\s(?:\d{1,3}|ein\w{0,2}|un[ae]?|uma?)\s[^\W\d]{1,10}\W*$"
    r"|^\W*\d{1,3}\s?(?:秒|分|時間|小时|小時|天|日|분|시간|일)\s?(?:前|전)\W*$"
)
_MORE = (
    r"^(?:read|see|watch|learn|find out|view|show|load|click|tap|continue|also read|also see|more|related|recommended|trending|"
    r"most read|don't miss|in case you missed|up next|"
    r"sponsored|editor'?s'? (?:picks?|choice)|further reading|next article|previous|back to)\b.{0,60}$|^(?:read (?:more|also|"
    r"next)|also read|related(?: (?:stories|articles|posts|content))?|see also|more on|more from|"
    r"lesen sie|mehr (?:zum|dazu|lesen|von|aus)|auch interessant|lire aussi|à lire|voir aussi|lea también|leer más|"
    r"te puede interesar|más información|leia (?:mais|também)|"
    r"veja (?:mais|também)|leggi anche|lees (?:ook|meer)|läs (?:mer|också)|les også|læs også|czytaj (?:też|także|więcej)|"
    r"zobacz (?:też|także)|читайте также|baca juga|"
    r"ayrıca okuyun|関連記事|関連|あわせて読みたい|相关|延伸閱讀|관련기사|xem thêm|\[?続きを読む)"
)
_OFFER = (
    r"newsletter|subscribe|subscription|subscriber|sign up|signup|sign in|log ?in|free trial|your (?:inbox|email)|"
    r"e-?mail address|podcast|download (?:the|our) app|get the app|"
    r"follow us|join (?:us|our)|whatsapp|telegram|google news|become a member|support (?:us|our)|donat|abonn|abo\b|anmelden|"
    r"registrier|suscr[ií]b|assin(?:e|ar|ante)|iscriviti|"
    r"s'abonner|inscri|prenumer|zapisz się|subskry|подпи[шс]|会員|登録|購読|訂閱|구독|unlimited access|exclusive|discount|coupon|"
    r"promo code|affiliate|commission|% off|shop now|buy now"
)
_SHARE = (
    r"^(?:share|tweet|facebook|twitter|linkedin|pinterest|reddit|e-?mail|print|copy link|save|bookmark|like|comments?|"
    r"\d+ (?:comments?|shares?)|teilen|drucken|merken|kommentare?|partager|compartir|compartilhar|condividi|dela|udostępnij|"
    r"поделиться|シェア|공유|分享)\b.{0,40}$|^\d+$"
)
_RIGHTS = (
    r"©|\(c\) ?\d{4}|copyright|all rights reserved|alle rechte vorbehalten|tous droits|derechos reservados|direitos reservados|"
    r"tutti i diritti|無断転載|무단전재|版权|terms of (?:use|service)|privacy policy|datenschutz|cookie"
)
_ADVERT = (
    r"^(?:advertisement|advertising|ad|ads|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|"
    r"annons|reklam[ae]?|reklame|реклама|広告|광고|article content|story continues|scroll to continue|promoted)\b.{0,40}$|"
    r"continue reading|continues below|story continues"
)
_CREDIT = (
    r"(?:photo|image|picture|credit|source|foto|bild|quelle|crédit|fuente|fonte|immagine|zdjęcie|фото|写真|사진|©)\s*(?:by|credit|:|"
    r"/|/)\s*.{0,80}|(?:getty|reuters|shutterstock|istock|unsplash|/ap\b|\bap photo|/afp|dpa|imago|picture alliance|"
    r"epa)[^.]{0,30}\)?$"
)
_BIO = (
    r"^about the (?:author|writer)|^über (?:den autor|die autorin)|\bis (?:a|an|the) .{0,40}(?:writer|reporter|editor|journalist|"
    r"correspondent|author|professor|columnist|founder|director|fellow|freelance)"
    r"|can be reached at|contact (?:the|us|me)|follow (?:him|her|them|me)|@\w{3,}|reporting by|editing by|additional reporting|"
    r"contributed to this (?:report|article|story)|this (?:article|story) (?:was|is|has been|originally)|originally (?:published|"
    r"appeared)"
)
_TAGS = (
    r"^(?:tags?|topics?|keywords?|filed under|categories|category|themen|schlagw[oö]rte[r]?|mehr zu|temas|etiquetas|sujets|"
    r"mots.clés|argomenti|tagi|теги|etiketler|タグ|キーワード|태그)\b\s*:?|^#\w+(?:\s*#\w+)*$|(?:#\w+\s*){2,}"
)
_CAPTION = (
    r"^(?:pictured|image|photo|figure|fig\.|file photo|watch|video|listen|foto|bild|abbildung)\b\s*\d*\s*[:.]|\(photo|\(pictured|"
    r"file photo|archivbild|archivfoto|símbolo|symbolbild"
)
_TOC = (
    r"^(?:table of contents|contents|in this (?:article|guide|post)|jump to|on this page|inhaltsverzeichnis|inhalt|sommaire|"
    r"índice|indice|目次|key takeaways|highlights|at a glance|faq|frequently asked questions|references|sources|notes|footnotes|"
    r"disclaimer|editor'?s note)\b.{0,30}$"
)

FAMILIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("byline", _BYLINE),
        ("stamp", _STAMP),
        ("more", _MORE),
        ("offer", _OFFER),
        ("share", _SHARE),
        ("rights", _RIGHTS),
        ("advert", _ADVERT),
        ("credit", _CREDIT),
        ("bio", _BIO),
        ("tags", _TAGS),
        ("caption", _CAPTION),
        ("toc", _TOC),
    )
)
LOOKED_AT = 200
"""Characters of a block whose wording is looked at; a longer block is prose."""


def said(text: str) -> list[float]:
    """For each family, 1.0 if the line is of it."""
    head = text[:LOOKED_AT].lower()
    return [1.0 if pattern.search(head) else 0.0 for _, pattern in FAMILIES]
