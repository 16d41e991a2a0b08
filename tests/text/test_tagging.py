import random

from clipper.text.tagging import TaggedWords, learn, suggest

NOISE = [f"noise{number}" for number in range(400)]


def articles(count: int = 60) -> list[TaggedWords]:
    rng = random.Random(1)
    topics = {"trade/tariffs": ["tariff", "akazawa", "duties", "imports"], "health": ["vaccine", "virus", "hospital", "clinic"]}
    found: list[TaggedWords] = []
    for number in range(count):
        tag = [*topics, None][number % 3]
        own = rng.sample(topics[tag], 3) if tag else []
        found.append(TaggedWords(words=frozenset([*own, *rng.sample(NOISE, 40), "the"]), tags=(tag,) if tag else ("other",)))
    return found


def test_a_tag_is_suggested_by_the_words_that_go_with_it() -> None:
    model = learn(articles())
    (first, *rest) = suggest(model, ["the", "akazawa", "tariff", "noise1", "imports"])
    assert first.tag == "trade/tariffs"
    assert set(first.because) == {"akazawa", "tariff", "imports"}
    assert all(one.tag != "health" for one in rest)


def test_nothing_is_suggested_without_evidence() -> None:
    model = learn(articles())
    assert suggest(model, ["the", *NOISE[:3], "unheard"]) == [] or all(one.score < 2 for one in suggest(model, ["the", *NOISE[:3]]))
    assert suggest(model, []) == []


def test_what_is_carried_already_is_not_suggested() -> None:
    model = learn(articles())
    assert "health" not in [one.tag for one in suggest(model, ["virus", "vaccine", "clinic"], without=frozenset({"health"}))]


def test_most_held_out_articles_get_their_own_tag_first() -> None:
    every = articles(240)
    model = learn(every[:120])
    held_out = [article for article in every[120:] if "other" not in article.tags]
    firsts = [suggest(model, sorted(article.words))[:1] for article in held_out]
    right = sum(bool(first) and first[0].tag == article.tags[0] for first, article in zip(firsts, held_out, strict=True))
    assert right >= 0.95 * len(held_out)


def test_a_tag_of_two_articles_teaches_nothing() -> None:
    assert learn([TaggedWords(words=frozenset({"a", "b"}), tags=("x",)) for _ in range(2)]) == ()
