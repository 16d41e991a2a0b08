"""Newsletters and alerts, invented, of the makes that senders' systems have: what becomes a draft, and with which address."""

from email.message import EmailMessage

import pytest

from clipper.capture.extract import extract
from clipper.model.capture import Capture, Part
from clipper.model.draft import CaptureKind, Extraction
from tests.capture.files.captured import NOW, found_in

STORIES = (
    ("The harbor council votes to keep the night ferry", "council"),
    ("A ferry captain finds a lost map in the cellar", "captain"),
    ("The village school reopens after the flood", "school"),
    ("The museum of glass asks for cheaper power", "museum"),
    ("The rail company plans a bridge to the mainland", "company"),
    ("The island's only bakery looks for a successor", "baker"),
)
PREHEADER = '<div style="display:none;max-height:0">What matters today.&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;</div>'
FOOTER = (
    "<p>Copyright © 2025 Harbor Post, All rights reserved.</p><p>You are receiving this email because you opted in at our website.</p>"
    '<p>You can <a href="https://mail.example/prefs">update your preferences</a> or '
    '<a href="https://mail.example/off">unsubscribe from this list</a>.</p>'
)


def prose(who: str) -> str:
    return (
        f"The {who} said on Tuesday that the decision had been taken after months of talks with everybody who lives by the harbor. "
        f"Nobody in the capital had asked the {who} before, and the letter that came in March was not signed by anyone. "
        f"A second vote is due in the autumn, and until then the {who} goes on as it did, with a lamp at the pier."
    )


def counted(number: int) -> str:
    """An address that counts who follows it, and does not say where it leads."""
    return f"https://post.list-manage.example/track/click?u=9f&amp;id={number:06x}&amp;e=aa"


def framed(inner: str) -> str:
    """As senders' systems lay a mail out."""
    view = f'<tr><td><a href="{counted(1)}">View this email in your browser</a></td></tr>'
    return (
        f"<!DOCTYPE html><html><head><title>*|SUBJECT|*</title></head><body>{PREHEADER}<table><tr><td><table width=600>{view}"
        f"<tr><td>{inner}</td></tr><tr><td>{FOOTER}</td></tr></table></td></tr></table></body></html>"
    )


def mail(
    html: str | None = None,
    plain: str | None = None,
    *,
    sender: str = "Harbor Post <news@post.example>",
    subject: str = "The morning",
    says_so: bool = True,
) -> Extraction:
    """What is found in a mail that was sent to many; its head may not say so."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "you@example.org", subject
    message["Date"] = "Sun, 01 Jun 2025 06:00:00 +0000"
    if says_so:
        message["List-Unsubscribe"] = "<mailto:off@post.example>"
    if plain is not None:
        message.set_content(plain)
    if html is not None and plain is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return found_in(message.as_bytes())


def each(template: str) -> str:
    """The template for each story, with `{at}`, `{head}`, `{text}` and `{link}`."""
    return "".join(template.format(at=at, head=head, text=prose(who), link=counted(at + 10)) for at, (head, who) in enumerate(STORIES))


HTML = {
    "tables with linked headlines": each(
        '<table class="block"><tr><td><h3><a href="{link}">{head}</a></h3><p>{text}</p></td></tr>'
        '<tr><td><a class="button" href="{link}">Read more</a></td></tr></table>'
    ),
    "tables with a button below": each(
        '<table class="block"><tr><td><h3>{head}</h3><p>{text}</p></td></tr><tr><td><a href="{link}">Read the story</a></td></tr></table>'
    ),
    "headings with a link below": "<p>Guten Morgen,</p>" + each('<h2>{head}</h2><p>{text}</p><p><a href="{link}">Zum Artikel</a></p>'),
    "whole posts": each(
        '<div class=post><h2><a href="{link}">{head}</a></h2><p>by Edda Lorn, June 1, 2025</p><p>{text}</p><p>{text}</p>'
        '<p><a href="https://post.example/{at}#comments">Comments</a></p></div>'
    ),
    "items of a list": "<ul>" + each('<li><h4><a href="{link}">{head}</a></h4>{text}</li>') + "</ul>",
    "sections with a picture": each(
        '<section><a href="{link}"><img src="https://post.example/{at}.jpg" width=600></a>'
        '<h2><a href="{link}">{head}</a></h2><p>{text}</p></section>'
    ),
}


@pytest.mark.parametrize("inner", HTML.values(), ids=list(HTML))
@pytest.mark.parametrize(
    "plain", [None, "View in browser\n\n" + "\n\n".join(prose(who) for _, who in STORIES)], ids=["alone", "with its text"]
)
def test_each_story_of_a_mail_is_a_draft_of_its_words_alone(inner: str, plain: str | None) -> None:
    found = mail(framed(inner), plain)
    assert found.kind is CaptureKind.MAIL
    assert [draft.metadata.title for draft in found.drafts] == [head for head, _ in STORIES]
    for draft, (_, who) in zip(found.drafts, STORIES, strict=True):
        assert set(draft.body.text.split("\n")) == {prose(who)}
        assert draft.metadata.source == "Harbor Post"


@pytest.mark.parametrize("subject", ["The morning", "Fwd: The morning"])
def test_the_stories_of_a_mail_whose_head_tells_of_no_list_are_drafts(subject: str) -> None:
    inner = HTML["tables with linked headlines"]
    for at in range(len(STORIES)):
        inner = inner.replace(counted(at + 10), f"https://post.example/coast/{at}")
    uncounted = framed(inner).replace("https://mail.example/", "https://post.example/").replace(counted(1), "https://post.example/view")
    found = mail(uncounted, subject=subject, says_so=False)
    assert [draft.metadata.title for draft in found.drafts] == [head for head, _ in STORIES]


def test_a_story_in_a_script_without_blanks_needs_fewer_characters() -> None:
    heads = ("港湾審議会が夜間便の存続を決める", "島の小学校が洪水から五か月ぶりに再開", "ガラス美術館が夜間電力の値下げを要望")
    text = (
        "関係者によると、港で暮らす人々と数か月にわたり話し合った末に決まったという。"
        "秋には二度目の採決があり、それまでは今までどおり続けると、役場の担当者が述べた。"
    )
    stories = "".join(
        f'<tr><td><h3><a href="{counted(at)}">{head}</a></h3><p>{head}。{text}</p></td></tr>' for at, head in enumerate(heads)
    )
    drafts = mail(framed(f"<table>{stories}</table>"), subject="朝の便り").drafts
    assert [draft.metadata.title for draft in drafts] == list(heads)


def test_an_address_that_only_counts_is_not_the_storys() -> None:
    assert {draft.metadata.url for draft in mail(framed(HTML["tables with linked headlines"])).drafts} == {None}


@pytest.mark.parametrize(
    "address",
    [
        "https://click.mail.example/?url=https%3A%2F%2Fpost.example%2Fcoast%2F{at}%3Futm_source%3Dmail&amp;u=9",
        "https://x.tracking.example/CL0/https:%2F%2Fpost.example%2Fcoast%2F{at}/1/0100",
        "https://post.example/coast/{at}?utm_medium=email&amp;mc_cid=7",
    ],
    ids=["in a parameter", "in the path", "with marks of its own"],
)
def test_a_storys_address_is_where_its_link_leads(address: str) -> None:
    inner = HTML["tables with linked headlines"]
    for at in range(len(STORIES)):
        inner = inner.replace(counted(at + 10), address.format(at=at))
    assert [draft.metadata.url for draft in mail(framed(inner)).drafts] == [
        f"https://post.example/coast/{at}" for at in range(len(STORIES))
    ]


def test_a_copied_newsletter_is_parted_as_its_mail_is() -> None:
    part = Part(media_type="text/html", content=framed(HTML["tables with linked headlines"]).encode())
    found = extract(Capture(parts=(part,), origin="clipboard", captured_at=NOW))
    assert [draft.metadata.title for draft in found.drafts] == [head for head, _ in STORIES]


def test_an_essay_with_links_below_is_one_article_by_its_sender_with_the_address_of_its_headline() -> None:
    title = "The keeper of the light goes on"
    text = "".join(f"<p>{prose(who)}</p>" for _, who in STORIES)
    inner = f'<h1><a href="https://keeper.example/p/the-keeper-of-the-light">{title}</a></h1>{text}<h2>More</h2><ul>'
    inner += "".join(f'<li><a href="{counted(at)}">{head}</a></li>' for at, (head, _) in enumerate(STORIES * 2)) + "</ul>"
    (draft,) = mail(framed(inner), subject=title).drafts
    assert draft.body.text == "\n".join(prose(who) for _, who in STORIES)
    assert (draft.metadata.title, draft.metadata.source) == (title, "Harbor Post")
    assert draft.metadata.url == "https://keeper.example/p/the-keeper-of-the-light"


def test_sections_that_lead_nowhere_stay_one_letter() -> None:
    inner = "<p>Good morning.</p>" + "".join(f"<h2>{head}</h2><p>{prose(who)}</p><p>{prose(who)}</p>" for head, who in STORIES)
    (draft,) = mail(framed(inner)).drafts
    assert all(head in draft.body.text for head, _ in STORIES)
    assert "unsubscribe" not in draft.body.text


def test_a_digest_of_headlines_is_offered_as_links_without_the_senders_own() -> None:
    inner = "<ul>" + "".join(f'<li><a href="{counted(at)}">{head}</a></li>' for at, (head, _) in enumerate(STORIES)) * 5 + "</ul>"
    found = mail(framed(inner))
    assert (found.drafts, [link.title for link in found.links]) == ((), [head for head, _ in STORIES])
    told = inner.replace(counted(0), "https://click.mail.example/?url=https%3A%2F%2Fpost.example%2Fcoast%2F0&amp;u=9")
    assert mail(framed(told)).links[0].url == "https://post.example/coast/0"


PLAIN = {
    "a rule below each title": "{head}\n----------------------------------------\n{text}\nRead more: https://post.example/coast/{at}\n\n",
    "marks and addresses in titles": "** {head} (https://post.example/coast/{at})\n------------------------------\n{text}\n\n\n",
    "rules on both sides": "========================\n{head}\n========================\n\n{text}\n\n<https://post.example/coast/{at}>\n\n",
}


@pytest.mark.parametrize("template", PLAIN.values(), ids=list(PLAIN))
def test_the_stories_of_a_newsletter_in_plain_text_are_drafts(template: str) -> None:
    head = "HARBOR POST\nView online: https://post.example/n/1\n\n"
    foot = "--\nYou receive this letter because you signed up.\nUnsubscribe: https://post.example/off\n"
    found = mail(plain=head + each(template) + foot)
    assert [draft.metadata.title for draft in found.drafts] == [head for head, _ in STORIES]
    assert [draft.metadata.url for draft in found.drafts] == [f"https://post.example/coast/{at}" for at in range(len(STORIES))]
    assert [draft.body.text.split("\n")[0] for draft in found.drafts] == [prose(who) for _, who in STORIES]
    assert "You receive this letter because you signed up." in {line.text for line in found.left_out} | {
        line for line in found.drafts[-1].body.text.split("\n") if "You receive" in line
    }


def test_wrapped_lines_of_a_story_are_joined_and_told_where_they_stood() -> None:
    wrapped = prose("council").replace("that the decision", "that the\ndecision").replace("had asked", "had\nasked")
    stories = (
        f"{STORIES[0][0]}\n-----\n{wrapped}\nhttps://post.example/1\n\n{STORIES[1][0]}\n-----\n{prose('captain')}\nhttps://post.example/2\n"
    )
    first, second = mail(plain=stories).drafts
    assert second.lines[0].line > first.lines[-1].line >= 3
    assert first.lines[-1].end == len(first.body.text)


ALERTS = "Google Alerts <googlealerts-noreply@google.com>"


def redirect(at: int) -> str:
    return f"https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://news{at}.example/ferry-{at}&amp;ct=ga"


@pytest.mark.parametrize(
    ("share", "flag", "foot"),
    [
        ("Share", "Flag as irrelevant", "You have received this email because you have subscribed to Google Alerts."),
        ("Teilen", "Als irrelevant melden", "Sie haben diese E-Mail erhalten, weil Sie Google Alerts abonniert haben."),
        ("Partager", "Signaler comme non pertinent", "Vous recevez cet e-mail, car vous êtes abonné à Google Alertes."),
        ("共有", "関連性がないことを報告", "このメールは Google アラートに登録されている方にお送りしています。"),
    ],
    ids=["en", "de", "fr", "ja"],
)
def test_an_alert_without_microdata_tells_outlet_and_first_words(share: str, flag: str, foot: str) -> None:
    rows = "".join(
        f'<tr><td><a href="{redirect(at)}">{head}</a><div>Paper {at}</div><div>The {who} said on Tuesday &hellip;</div>'
        f'<a href="https://www.google.com/alerts/share?x={at}">{share}</a> <a href="https://www.google.com/alerts/feedback?x">{flag}</a></td></tr>'
        for at, (head, who) in enumerate(STORIES)
    )
    drafts = mail(f"<html><body><table>{rows}</table><p>{foot}</p></body></html>", sender=ALERTS).drafts
    assert [draft.metadata.title for draft in drafts] == [head for head, _ in STORIES]
    assert [draft.metadata.source for draft in drafts] == [f"Paper {at}" for at in range(len(STORIES))]
    assert drafts[0].metadata.url == "https://news0.example/ferry-0"
    assert drafts[0].body.text == "The council said on Tuesday …"


def test_an_alert_in_plain_text_gives_a_draft_for_each_finding() -> None:
    text = "=== News - 4 neue Ergebnisse für [Lund] ===\n\n" + "".join(
        f"{head}\nZeitung {at}\nThe {who} said on Tuesday ...\n<{redirect(at).replace('&amp;', '&')}>\n\n"
        for at, (head, who) in enumerate(STORIES)
    )
    drafts = mail(plain=text + "Diesen Alert abbestellen:\n<https://www.google.com/alerts/remove?x>\n", sender=ALERTS).drafts
    assert [(draft.metadata.title, draft.metadata.source) for draft in drafts] == [
        (head, f"Zeitung {at}") for at, (head, _) in enumerate(STORIES)
    ]
    assert drafts[1].metadata.url == "https://news1.example/ferry-1"
    assert drafts[1].body.text == "The captain said on Tuesday ..."


def test_a_forwarded_mail_is_not_by_who_forwarded_it() -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Ines Holloway <ines@example.org>", "you@example.org", "Fwd: The ferry sails again"
    message["Date"] = "Sun, 01 Jun 2025 06:00:00 +0000"
    message.set_content("".join(f"<p>{prose(who)}</p>" for _, who in STORIES), subtype="html")
    (draft,) = found_in(message.as_bytes()).drafts
    assert (draft.metadata.title, draft.metadata.authors) == ("The ferry sails again", ())
