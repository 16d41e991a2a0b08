# ruff: noqa: E501 - the words of a family of languages are one line of the table
"""The words that stand before a date and say what it is the date of."""

import re

from clipper.capture.dates.found import DateRole

MODIFIED = """last updated|last modified|updated on|updated at|updated|update|last revised|modified|edited|reviewed
aktualisiert am|aktualisiert|zuletzt aktualisiert|letzte aktualisierung|geändert|stand
mis à jour|mise à jour|modifié le|actualizado|actualizada|actualizado el|última actualización|modificado
atualizado em|atualizado|atualizada|última atualização|aggiornato il|aggiornato|ultimo aggiornamento|modificato
bijgewerkt|laatst bijgewerkt|gewijzigd|uppdaterad|uppdaterat|opdateret|oppdatert|päivitetty|muokattu
aktualizacja|zaktualizowano|aktualizováno|aktualizované|frissítve|módosítva|actualizat|обновлено|обновлена|изменено|оновлено|обновена
ενημέρωση|ενημερώθηκε|τελευταία ενημέρωση|güncelleme|son güncelleme|güncellendi|diperbarui|cập nhật|actualitzat
آخر تحديث|تم التحديث|بروزرسانی|עודכן|अपडेट|更新日時|最終更新|更新|最后更新|수정|업데이트|입력수정"""

PUBLISHED = """first published|published on|published at|published|publication date|date published|posted on|posted|created|released|issued|filed|date|submitted
veröffentlicht am|veröffentlicht|erschienen am|erstellt am|erstellt|datum|publié le|publié|publiée|paru le|posté le
publicado el|publicado|publicada|fecha|publicado em|publicado a|criado em|data|pubblicato il|pubblicato|pubblicata
gepubliceerd op|gepubliceerd|geplaatst|publicerad|publicerat|offentliggjort|publisert|julkaistu|opublikowano|data publikacji|utworzono|dodano
publikováno|zveřejněno|vydáno|publikované|megjelent|közzétéve|publicat|опубликовано|опубликована|дата публикации|дата|опубліковано|публикувана
δημοσίευση|δημοσιεύτηκε|δημοσιεύθηκε|ημερομηνία|yayınlanma|yayın tarihi|giriş|oluşturulma|dipublikasikan|diterbitkan|đăng|objavljeno|publicat
نشر في|نشر|تاريخ النشر|منتشر|פורסם|प्रकाशित|公開日|公開|掲載|配信|投稿日|発表|发布时间|发布|發布|发表|入力|입력|등록|승인|기사입력"""

REACH = 60
"""Characters before a date in which its mark is looked for."""

_WORDS = {
    word: role
    for role, table in ((DateRole.MODIFIED, MODIFIED), (DateRole.PUBLISHED, PUBLISHED))
    for line in table.splitlines()
    for word in line.split("|")
}
_SHORTEST = min(map(len, _WORDS))
_MARK = re.compile("|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True)))
"""In lower case, as the words are: a pattern that ignores case takes several times as long."""


def _shortest(role: DateRole) -> tuple[str, ...]:
    """The marks of a role of which one stands in each of its marks."""
    words = {word for word, own in _WORDS.items() if own is role}
    return tuple(word for word in words if not any(other in word for other in words - {word}))


_SHORTEST_OF = {role: _shortest(role) for role in (DateRole.MODIFIED, DateRole.PUBLISHED)}
_ASCII_OF = {role: tuple(filter(str.isascii, words)) for role, words in _SHORTEST_OF.items()}
"""Those that may stand in a text of ASCII: half of them."""


def may_tell(role: DateRole, text: str) -> bool:
    """Whether a mark of the role, publication or modification, stands in the text: without one, none of its dates is told to be that."""
    marks = _ASCII_OF if text.isascii() else _SHORTEST_OF
    return any(map(text.replace("İ", "i").lower().__contains__, marks[role]))


def is_mark(text: str) -> bool:
    """Whether a text is nothing but such words, with or without a colon: "Updated:"."""
    return text.replace("İ", "i").lower().strip(" :：") in _WORDS


def role_before(text: str, start: int, *, after: int = 0) -> DateRole:
    """What the last mark in `text[after:start]` says of the date at `start`."""
    role = DateRole.PLAIN
    first = max(after, start - REACH)
    if start - first < _SHORTEST:
        return role
    before = text[first:start].replace("İ", "i")  # the only letter that becomes two in lower case
    for match in _MARK.finditer(before.lower()):
        left = match.start()
        inside = text[first + left - 1] if first + left else ""
        if inside.isalpha() and inside.islower() and before[left].islower():
            continue
        role = _WORDS.get(match.group(), role)
    return role
