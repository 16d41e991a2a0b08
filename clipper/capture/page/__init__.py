"""A saved or pasted HTML page -> drafts: the body as text and spans, and the metadata with origins.

The networks that judge blocks are small: one thread is quicker than several, which would wait for each other; numpy's linear algebra is
told so, which it hears only before it is loaded.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
