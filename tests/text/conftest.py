"""Property tests are not timed: a busy machine would fail them by chance; times are measured in `tests/benchmarks`."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
