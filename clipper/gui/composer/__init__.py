"""The composer: a brief as an outline that is put together by hand, with its preview beside it."""
