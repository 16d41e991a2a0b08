"""Public ids."""

import re

from clipper.model.ids import PUBLIC_ID, new_public_id


def test_ids_have_the_form_that_links_rely_on_and_do_not_repeat() -> None:
    made = [new_public_id() for _ in range(2000)]
    assert all(re.fullmatch(PUBLIC_ID, each) for each in made)
    assert len(set(made)) == len(made)
