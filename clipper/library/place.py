"""What can be told of a library before it is opened: whether it is there, and what the user should know of its folder."""

from pathlib import Path

from clipper.store import outside
from clipper.store.place import network_of, service_of


def is_there(path: Path) -> bool:
    """Whether there is a file of this name. Raises LibraryError for what can never be a library's, and where it cannot be told."""
    return outside.is_there(path)


def place_warning(path: Path | None) -> str:
    """Two sentences where the library's file is shared between computers, else nothing."""
    if path is None:
        return ""
    network = network_of(path)
    if network:
        return f"This library lies on a network folder ({network}). Open it on one computer at a time, and keep its backups elsewhere."
    service = service_of(path)
    if service:
        return (
            f"This library lies in a folder that {service} synchronizes. Close it before another computer opens it, or keep it elsewhere."
        )
    return ""
