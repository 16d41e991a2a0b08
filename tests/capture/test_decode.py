import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.capture.decode import codec_of, declares_charset, decode, decode_html

TEXTS = {
    "cp1252": "Der Fährbetrieb kehrt zurück: «größer», sagt die Behörde. L’été dernier, à Liège.",
    "cp1250": "Příští týden začne sčítání. Żółw śpi, źle mówił. Městské úřady čekají.",
    "iso8859_2": "Żegluga wróciła na Wisłę; mieszkańcy Łodzi świętują, ąę śćż.",
    "cp1251": "Паром вернулся в порт после трёх дней шторма, сообщили власти.",
    "koi8_r": "Паром вернулся в порт после трёх дней шторма, сообщили власти.",
    "cp1253": "Το πλοίο επέστρεψε στο λιμάνι μετά από τρεις ημέρες κακοκαιρίας.",
    "cp1254": "Feribot üç gün süren fırtınanın ardından limana döndü, görüşmeler sürüyor.",
    "cp1255": "המעבורת חזרה לנמל אחרי שלושה ימים של סערה, כך נמסר מהרשויות.",
    "cp1256": "عادت العبارة إلى الميناء بعد ثلاثة أيام من العاصفة، حسب السلطات.",
    "cp874": "เรือเฟอร์รี่กลับเข้าท่าหลังพายุสามวัน เจ้าหน้าที่กล่าว",
    "cp932": "フェリーは三日間の嵐の後、港に戻ったと当局が発表した。",
    "euc_jp": "フェリーは三日間の嵐の後、港に戻ったと当局が発表した。",
    "iso2022_jp": "フェリーは三日間の嵐の後、港に戻ったと当局が発表した。",
    "gb18030": "渡轮在三天的风暴之后返回港口，当局表示将恢复正常运营。",
    "big5hkscs": "渡輪在三天的風暴之後返回港口，當局表示將恢復正常營運。",
    "cp949": "여객선이 사흘간의 폭풍 끝에 항구로 돌아왔다고 당국이 밝혔다.",
}


@pytest.mark.parametrize("codec", TEXTS)
def test_a_text_that_names_no_encoding_is_read_by_its_letters(codec: str) -> None:
    text = TEXTS[codec] + "\n" + TEXTS[codec][::-1][::-1]
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(codec: str) -> None:
    assert decode("Fähre ahoi".encode(codec)).text == "Fähre ahoi"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_without_a_mark_are_seen(codec: str) -> None:
    text = "<html><body><p>The ferry is back. Größe.</p></body></html>"
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize(
    ("declaration", "codec"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>", "cp1251"),
        ('<?xml version="1.0" encoding="EUC-KR"?>', "cp949"),
        ("<META CHARSET=x-sjis>", "cp932"),
        ('<meta charset="latin1">', "cp1252"),
    ],
)
def test_a_declaration_is_believed_in_the_way_browsers_do(declaration: str, codec: str) -> None:
    page = f"{declaration}<p>ab " + {"cp1251": "Да", "cp949": "년", "cp932": "港"}.get(codec, "“é”") + "</p>"
    assert decode(page.encode(codec)).text == page


def test_utf8_wins_over_a_declaration_that_the_bytes_contradict() -> None:
    page = '<meta charset="iso-8859-1"><p>Zürich – “größer”</p>'
    assert decode(page.encode()).text == page


def test_a_lying_utf8_declaration_falls_back_to_the_letters() -> None:
    page = '<html lang="fr"><meta charset="utf-8"><p>L’été dernier à Liège, une fête où l’on rêve.</p>'
    assert decode(page.encode("cp1252")).text == page


def test_utf8_with_some_damage_stays_utf8() -> None:
    content = ("Größe und Höhe. " * 50).encode() + b"\xff" + "Später.".encode()
    assert decode(content).text == "Größe und Höhe. " * 50 + "\ufffdSpäter."


@pytest.mark.parametrize("label", ["utf-7", "UTF7", "rot13", "hex", "idna", "punycode", "unicode_escape", "nonsense", "", "\0"])
def test_unsafe_and_unknown_labels_are_not_honored(label: str) -> None:
    assert codec_of(label) is None


def test_utf7_markup_stays_harmless_text() -> None:
    assert "<script>" not in decode(b'<meta charset="utf-7">+ADw-script+AD4-alert(1)+ADw-/script+AD4-').text


def test_the_transport_goes_before_the_page() -> None:
    page = '<meta charset="cp1252"><p>Паром</p>'
    assert decode(page.encode("koi8_r"), transport="koi8-r").text == page


def test_an_xml_declaration_is_taken_off_for_parsers() -> None:
    assert decode_html(b'<?xml version="1.0" encoding="iso-8859-1"?><html>\xe9</html>').text == "<html>é</html>"


def test_what_declares_itself_is_known() -> None:
    assert declares_charset(b"plain")
    assert declares_charset('<meta charset="koi8-r">Да'.encode("koi8-r"))
    assert not declares_charset("Да".encode("koi8-r"))


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "shift_jis", "utf-16", "x"]))
def test_any_bytes_decode(content: bytes, transport: str | None) -> None:
    decoded = decode(content, transport=transport)
    assert isinstance(decoded.text, str)
    assert codec_of(decoded.encoding) is not None


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\x1b"), min_size=1))
def test_utf8_always_comes_back(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()).text == text
