"""What the check of a brief's quotations says, in a sentence."""

from clipper.jobs.verify import verify_text
from clipper.library.library import Library


def verdict(library: Library, markdown: str) -> str:
    """How many quotations there are, and which of them are not what the source says."""
    verdicts = verify_text(library, markdown)
    failed = [each for each in verdicts if not each.passed]
    count = len(verdicts)
    if not count:
        return "This brief quotes nothing."
    if not failed:
        return f"{'The quotation stands' if count == 1 else f'All {count} quotations stand'} word for word in the library."
    first = failed[0]
    return f"{len(failed)} of {count} quotations need a look: “{first.quotation.text[:80]}” — {first.result.value}."
