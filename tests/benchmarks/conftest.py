"""Fixtures of the measures."""

from tests.benchmarks.corpus_library import corpus_library

__all__ = ["corpus_library"]
