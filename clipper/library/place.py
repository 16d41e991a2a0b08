"""What the user should know of the folder that a library lies in."""

from pathlib import Path

from clipper.store.place import network_of, service_of


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
