"""Clipper: a desktop news-clipping manager for researchers."""

__version__ = "0.1.0"
