"""Guessing the language of a text."""

import pytest

from clipper.capture.language import guess_language, is_clearly_other


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
        ("zh", "用 timer.start() 与 harbor_gate.close(timeout=30) 关闭港口的闸门。"),
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


GERMAN = "Der Hafen war in der Nacht geschlossen und die Boote blieben, wo sie waren, denn der Wind kam von der See und nicht vom Land."


@pytest.mark.parametrize(
    ("stated", "is_other"),
    [("en", True), ("de", False), ("fr", True), ("zh", True), ("nds", False), ("is", False), ("sr", False)],
)
def test_a_text_is_believed_where_a_page_states_the_language_of_its_template(stated: str, *, is_other: bool) -> None:
    assert is_clearly_other(stated, GERMAN) is is_other


def test_few_words_do_not_overrule_what_is_stated() -> None:
    assert not is_clearly_other("en", "Der Hafen und die Boote")


def test_languages_that_share_their_small_words_are_not_told_apart_against_what_is_stated() -> None:
    assert not is_clearly_other(
        "da", "Havnen var lukket om natten, og bådene blev hvor de var, for vinden kom ikke fra land, og det var det."
    )
    assert not is_clearly_other(
        "no", "Havnen var lukket om natten, og bådene blev hvor de var, for vinden kom ikke fra land, og det var det."
    )


def test_another_script_overrules_what_is_stated() -> None:
    assert is_clearly_other("en", "港口夜间关闭，船只没有出海。")
    assert not is_clearly_other("zh", "港口夜间关闭，船只没有出海。")
