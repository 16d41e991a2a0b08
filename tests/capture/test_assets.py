from clipper.capture.assets import under_all_names
from clipper.model.capture import Part

FERRY = Part(media_type="image/png", content=b"ferry", name="https://x.example/news/img/ferry.png?w=1")
OTHER = Part(media_type="image/png", content=b"other", name="cid:1")


def test_an_image_answers_to_every_name_that_a_page_may_give_it() -> None:
    names = {part.name for part in under_all_names([FERRY, OTHER], "https://x.example/news/ferry.html")}
    assert names == {
        "https://x.example/news/img/ferry.png?w=1",
        "//x.example/news/img/ferry.png?w=1",
        "/news/img/ferry.png?w=1",
        "img/ferry.png?w=1",
        "./img/ferry.png?w=1",
        "cid:1",
    }


def test_a_relative_name_is_also_known_in_full() -> None:
    image = Part(media_type="image/png", content=b"x", name="a.png")
    assert "https://x.example/news/a.png" in {part.name for part in under_all_names([image], "https://x.example/news/")}


def test_an_image_of_another_site_has_no_short_name() -> None:
    assert "/news/img/ferry.png?w=1" not in {part.name for part in under_all_names([FERRY], "https://y.example/")}


def test_an_address_that_makes_no_sense_does_no_harm() -> None:
    assert next(iter(under_all_names([OTHER, FERRY], "http://["))).name == "cid:1"
