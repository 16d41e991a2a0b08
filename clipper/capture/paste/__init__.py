"""Pasted text to drafts, in named stages: lines, kinds of line, segments, fields, clean text. Each decision carries its reason.

The stages count with arrays. They are small: one thread is quicker than several, which would wait for each other; numpy's linear algebra
is told so, which it hears only before it is loaded.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
