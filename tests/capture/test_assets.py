from clipper.capture.assets import under_all_names, with_assets
from clipper.model.capture import Part
from clipper.model.draft import CaptureKind, Draft, Extraction, Role
from clipper.model.metadata import Metadata
from clipper.text.canonical import TextBuilder

FERRY = Part(media_type="image/png", content=b"ferry", name="https://x.example/news/img/ferry.png?w=1")
OTHER = Part(media_type="image/png", content=b"other", name="cid:1")


def draft(*shown: Part) -> Draft:
    builder = TextBuilder()
    for part in shown:
        builder.add_image("", asset=part.sha256)
    builder.add_image("", src="https://x.example/not-here.png")
    return Draft(role=Role.MAIN, metadata=Metadata(), body=builder.build())


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


def test_a_draft_carries_the_images_that_it_shows_and_no_others() -> None:
    found = with_assets(Extraction(kind=CaptureKind.PAGE, drafts=(draft(FERRY), draft())), [OTHER, FERRY])
    (asset,) = found.drafts[0].assets
    assert (asset.name, asset.content) == (FERRY.sha256, b"ferry")
    assert found.drafts[1].assets == ()
