"""What is said beside highlights: what newer versions did to their passages."""

from collections.abc import Mapping
from datetime import tzinfo

from clipper.library.library import Library
from clipper.model.clipping import Clipping


def remarks_of(library: Library, clipping: Clipping, zone: tzinfo) -> Mapping[str, str]:
    """By highlight: “changed in the version of 1 June 2025, 17:40”. Named is the version since which it stands as it does now."""
    if clipping.version < 2 or not clipping.highlights:  # noqa: PLR2004 (one version has changed nothing)
        return {}
    from clipper.gui.dialogs.versions import passage_change

    said: dict[str, str] = {}
    since = {one.id: one.placement.state for one in library.highlights.of_clipping(clipping.key)}
    for version in reversed(library.versions.of_clipping(clipping.key)):
        there = {one.id: one for one in library.highlights.of_clipping(clipping.key, version.number)}
        since = {one: state for one, state in since.items() if one in there and there[one].placement.state is state}
        said.update({one: words for one in since if (words := passage_change(there[one], version, zone))})
        if not since:
            break
    return said
