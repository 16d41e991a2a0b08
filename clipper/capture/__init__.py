"""Bytes to drafts: decode, recognize, paste, page, clean, metadata, dates, fetch.

Pages and pastes are judged with small arrays. One thread is quicker for them than several, which would wait for each other; numpy's
linear algebra is told so, which it hears only before it is loaded.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
