"""Does an act in a program of its own, whose disk `io_errors` lets fail: `python -m tests.reliability.failing ACT FOLDER`.

What it ends with is told as the command line and the window tell it: 0 done, 1 a sentence, 2 anything else.
"""

import os
import sys
import traceback
from pathlib import Path

from clipper.errors import ClipperError
from clipper.library.health import file_error
from tests.reliability.acts import ACTS

DONE, TOLD, BROKE = range(3)


def main(act: str, folder: Path) -> int:
    try:
        ACTS[act](folder)
    except Exception as error:
        told = error if isinstance(error, ClipperError) else file_error(error)
        if told is None:
            traceback.print_exc()
            return BROKE
        os.writev(1, [f"{told.sentence}\n".encode()])  # a call that no fault is put in the place of
        return TOLD
    return DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
