"""Marks that were made on web pages in another program, put on the clippings of these pages."""

from dataclasses import replace

from clipper.capture.links import canonical_url
from clipper.importers.highlights import Places
from clipper.jobs.import_progress import ImportProgress
from clipper.library.library import Library
from clipper.model.color import DEFAULT_COLORS
from clipper.model.highlight import Anchor, PlacementState
from clipper.model.ids import ClippingKey
from clipper.model.imported import ImportedAnnotation, ImportedHighlight, ImportProblem
from clipper.model.links import read_clip_link


def attach(library: Library, annotation: ImportedAnnotation, progress: ImportProgress) -> None:
    """Put a mark on the clipping whose page it was made on, or its note onto that clipping; a problem where there is no such clipping."""
    keys = _clippings(library, annotation.address)
    if not keys:
        hint = f"No clipping has the address {annotation.address}: `clipper add` it first, and import again."
        progress.problems.append(ImportProblem(place=annotation.place, sentence=hint))
        return
    progress.annotations += 1
    if annotation.anchor is None:
        _add_note(library, keys[0], annotation.note)
        return
    key, highlight = _placed(library, keys, annotation, annotation.anchor)
    taken, _ = library.highlights.take_over(key, [highlight])
    progress.marked += taken
    progress.count(taken.values())


def _clippings(library: Library, address: str) -> list[ClippingKey]:
    """Those out of the trash with this address, the newest first."""
    link = read_clip_link(address)
    if link is not None:
        return library.clippings.keys_of([link.clipping])
    known = library.clippings.of_address(canonical_url(address) or address)
    return known or library.clippings.of_address(address)


def _placed(
    library: Library, keys: list[ClippingKey], annotation: ImportedAnnotation, anchor: Anchor
) -> tuple[ClippingKey, ImportedHighlight]:
    """The mark in the first clipping in which its words are found, else beside the newest."""
    lost = ImportedHighlight(
        anchor=anchor,
        place=None,
        state=PlacementState.ORPHAN,
        color=DEFAULT_COLORS[0].key,
        note=annotation.note,
        tags=annotation.tags,
        created_at=annotation.created_at,
    )
    for key in keys:
        places = Places(library.versions.text(key).text, is_as_told=False)
        place = places.of_anchor(anchor)
        if place is not None:
            return key, replace(lost, place=place, state=places.state(place, anchor.exact))
    return keys[0], lost


def _add_note(library: Library, key: ClippingKey, note: str) -> None:
    """A note on the whole page joins the clipping's own, once."""
    own = library.clippings.get(key).note
    if note not in own:
        library.clippings.set_note(key, f"{own}\n\n{note}" if own else note)
