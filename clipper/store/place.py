"""Where a library lies: on a disk of this computer, on another computer's, or in a folder that a service copies between computers.

SQLite's journal for writing ahead needs memory that all who have the file open share, and no network gives that to two computers
(sqlite.org/wal.html, sqlite.org/useovernet.html). A service that synchronizes copies the file and its journal at different moments.
"""

import os
import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
NETWORKS = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "afpfs", "webdav", "davfs", "ncpfs", "coda", "ceph", "glusterfs", "lustre",
        "9p", "vboxsf", "prl_fs", "virtiofs", "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.glusterfs",
        "fuse.smbnetfs", "fuse.vmhgfs-fuse", "fuse.grpcfuse",
    }
)  # fmt: skip
"""File systems of other computers, as Linux and macOS name them; the folders that a virtual machine shares with its host are such, too."""
SERVICES = (
    "Dropbox", "OneDrive", "Google Drive", "GoogleDrive", "Nextcloud", "ownCloud", "pCloudDrive", "iCloud Drive", "iCloudDrive",
    "Mobile Documents", "Box Sync",
)  # fmt: skip
"""Folders as the services that synchronize them name them; the account may stand behind: `OneDrive - Company`, `Dropbox (Private)`."""
_REMOTE_DRIVE = 4
"""What Windows says of a drive that is mapped to another computer (GetDriveType)."""


def network_of(path: Path) -> str:
    """What the network file system is called on which a path lies; empty for a disk of this computer, or where that is not known."""
    path = Path(os.path.realpath(path))
    if sys.platform == "win32":
        return "a network drive" if str(path).startswith("\\\\") or _is_mapped(path) else ""
    if sys.platform == "darwin":
        kind = _mounted_on_mac(path)
        return kind if kind in NETWORKS else ""
    try:
        return network_in(path, MOUNTS.read_text("utf-8", "replace"))
    except OSError:
        return ""


def network_in(path: Path, mountinfo: str) -> str:
    """The same by Linux's table of mounts.

    What the whole system lies on counts as its own disk, whatever a container or a virtual machine calls it.
    """
    kind = file_system_of(path, mountinfo)
    return kind if kind in NETWORKS and kind != file_system_of(Path("/"), mountinfo) else ""


def service_of(path: Path) -> str:
    """Which service synchronizes the folder of a path, as its name tells; else empty."""
    for part in path.absolute().parent.parts:
        for name in SERVICES:
            if part == name or part.startswith((f"{name} ", f"{name}-")):
                return "iCloud Drive" if name == "Mobile Documents" else name
    return ""


def file_system_of(path: Path, mountinfo: str) -> str:
    """The type of the file system, by Linux's table of mounts (proc(5)); of several on one place, the last one counts."""
    best, kind = -1, ""
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        fields, types = before.split(" "), after.split(" ")
        if len(fields) < 5 or not types[0]:  # noqa: PLR2004 (the fifth is the place)
            continue
        place = fields[4].replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\")
        if path.is_relative_to(place) and len(place) >= best:
            best, kind = len(place), types[0]
    return kind


def file_system_on_mac(path: Path, told: str) -> str:
    """The same by what `mount` tells on macOS: `//user@server/share on /Volumes/share (smbfs, nodev, nosuid)`."""
    import re

    best, kind = -1, ""
    for line in told.splitlines():
        found = re.fullmatch(r".+ on (?P<place>/.*) \((?P<kind>\w+)[,)].*", line)
        if found and path.is_relative_to(found["place"]) and len(found["place"]) >= best:
            best, kind = len(found["place"]), found["kind"]
    return kind


def _mounted_on_mac(path: Path) -> str:
    if not path.is_relative_to("/Volumes") and not path.is_relative_to("/Network"):
        return ""
    import subprocess

    try:
        done = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=2, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return file_system_on_mac(path, done.stdout)


def _is_mapped(path: Path) -> bool:
    import ctypes

    drive_type = getattr(ctypes, "windll").kernel32.GetDriveTypeW  # noqa: B009 (only there on Windows)
    return bool(drive_type(f"{path.drive}\\") == _REMOTE_DRIVE)
