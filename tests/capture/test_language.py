"""Guessing the language of a text."""

import pytest

from clipper.capture.language import guess_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harbour was closed for the night and the boats stayed where they were."),
        ("en", "A court once used a rule to foil a plan and now a minister fears it as a threat."),
        ("de", "Der Hafen war in der Nacht geschlossen und die Boote blieben, wo sie waren."),
        ("fr", "Le port était fermé pour la nuit et les bateaux sont restés dans le bassin."),
        ("es", "El puerto estaba cerrado por la noche y los barcos se quedaron en el muelle."),
        ("pt", "O porto estava fechado à noite e os barcos não saíram do cais, segundo a polícia."),
        ("it", "Il porto era chiuso per la notte e le barche non sono uscite dal molo."),
        ("nl", "De haven was in de nacht gesloten en de boten bleven waar ze waren."),
        ("pl", "Port był zamknięty na noc i łodzie nie wypłynęły, bo się nie dało."),
        ("ru", "Порт был закрыт на ночь, и лодки не вышли в море, как и было решено."),
        ("uk", "Порт був закритий на ніч, і човни не вийшли в море, як і було вирішено."),
        ("el", "Το λιμάνι ήταν κλειστό τη νύχτα."),
        ("ja", "港は夜のあいだ閉まっていた。"),
        ("zh", "港口夜间关闭，船只没有出海。"),
        ("ko", "항구는 밤사이 폐쇄되었다."),
        ("tr", "Liman gece boyunca kapalıydı ve tekneler bu yüzden denize çok geç çıktı."),
        ("ar", "كان الميناء مغلقا في الليل ولم تخرج القوارب من البحر"),
    ],
)
def test_languages_are_told_apart(language: str, text: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize("text", ["", "12345", "Xylq Brrzk Ptoom", "!!! ???"])
def test_where_nothing_tells_the_language_is_unknown(text: str) -> None:
    assert guess_language(text) is None
