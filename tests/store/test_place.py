"""Where a library lies, told by the system's own tables, and how it is kept on a network folder."""

from pathlib import Path

import pytest

from clipper.library.library import Library
from clipper.library.place import place_warning
from clipper.store.connection import open_writer
from clipper.store.place import file_system_of, file_system_on_mac, network_in, network_of, service_of
from clipper.store.store import Store
from tests.library.drafts import draft, saved

LINUX = r"""
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
40 27 0:35 / /home rw,relatime shared:20 - btrfs /dev/nvme0n1p3 rw
51 40 0:47 / /home/ann/office rw,relatime shared:30 - cifs //archive.example/office rw,vers=3.1.1
52 40 0:48 / /home/ann/news\040desk rw,relatime - nfs4 10.0.0.7:/desk rw,hard
53 27 0:49 / /mnt/desk rw,nosuid,nodev,relatime - fuse.sshfs ann@desk.example:/ rw,user_id=1000
54 27 0:50 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
55 27 259:4 / /mnt/twice rw - nfs4 10.0.0.7:/desk rw
56 55 259:5 / /mnt/twice rw - ext4 /dev/sdb1 rw
half a line
"""
MAC = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
//ann@archive.example/office on /Volumes/office (smbfs, nodev, nosuid, mounted by ann)
10.0.0.7:/desk on /Volumes/news desk (one) (nfs)
/dev/disk4s2 on /Volumes/Stick (msdos, local, nodev, nosuid, noowners)
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ann/library.clipper", "btrfs"),
        ("/home/ann/office/2026/library.clipper", "cifs"),
        ("/home/ann/officer/library.clipper", "btrfs"),
        ("/home/ann/news desk/library.clipper", "nfs4"),
        ("/mnt/desk/library.clipper", "fuse.sshfs"),
        ("/run/user/1000/gvfs/smb-share:server=archive/library.clipper", "fuse.gvfsd-fuse"),
        ("/mnt/twice/library.clipper", "ext4"),
        ("/library.clipper", "ext4"),
    ],
)
def test_the_file_system_of_a_path_is_read_from_the_table_of_mounts(path: str, kind: str) -> None:
    assert file_system_of(Path(path), LINUX) == kind
    assert network_in(Path(path), LINUX) == (kind if kind not in ("btrfs", "ext4") else "")


def test_the_disk_of_a_container_is_its_own() -> None:
    container = LINUX.replace("/ / rw,relatime shared:1 - ext4 /dev/nvme0n1p2", "/ / rw,relatime - 9p none")
    assert file_system_of(Path("/library.clipper"), container) == "9p"
    assert network_in(Path("/library.clipper"), container) == ""
    assert network_in(Path("/home/ann/office/library.clipper"), container) == "cifs"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/Volumes/office/library.clipper", "smbfs"),
        ("/Volumes/news desk (one)/library.clipper", "nfs"),
        ("/Volumes/Stick/library.clipper", "msdos"),
        ("/Users/ann/library.clipper", "apfs"),
    ],
)
def test_the_same_of_what_mount_tells_on_a_mac(path: str, kind: str) -> None:
    assert file_system_on_mac(Path(path), MAC) == kind


def test_a_folder_of_this_computer_is_no_network(tmp_path: Path) -> None:
    assert network_of(tmp_path / "library.clipper") == ""
    assert place_warning(tmp_path / "library.clipper") == ""
    assert place_warning(None) == ""


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/news", "Dropbox"),
        ("OneDrive - The Gazette", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("GoogleDrive-ann@desk.example/My Drive", "GoogleDrive"),
        ("Dropboxes", ""),
        ("news", ""),
    ],
)
def test_a_folder_that_a_service_synchronizes_is_known_by_its_name(folder: str, service: str, tmp_path: Path) -> None:
    assert service_of(tmp_path / folder / "library.clipper") == service
    assert service in place_warning(tmp_path / folder / "library.clipper")


def test_on_a_network_there_is_no_shared_memory_and_a_reader_reads_beside(tmp_path: Path) -> None:
    path = tmp_path / "library.clipper"
    with Library(Store(open_writer(path, on_network=True), path, writable=True)) as library, Library.read_only(path) as reader:
        for number in range(3):
            saved(library, draft(f"Number {number}", [f"The text of number {number}."]))
            assert reader.listing.open("").count().number == number + 1
            assert reader.data_version() > 0
        assert sorted(each.name for each in tmp_path.iterdir()) == ["library.clipper"]
    with Library.open(path) as library:
        assert library.listing.open("").count().number == 3
        assert path.with_name("library.clipper-wal").exists(), "back on a disk of this computer"
        assert list(library.health.findings()) == []


def test_on_a_network_each_save_waits_until_the_folder_is_on_the_disk_too(tmp_path: Path) -> None:
    """Without WAL, FULL lost the last save in a fifth of the power cuts (note 0009)."""
    connection = open_writer(tmp_path / "library.clipper", on_network=True)
    assert connection.execute("PRAGMA synchronous").fetchone() == (3,), "EXTRA"
    connection.close()


def test_a_library_that_comes_to_a_network_with_its_journal_keeps_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as here:
        saved(here, draft("In the journal"))
        with Library(Store(open_writer(path, on_network=True), path, writable=True)) as there:  # in use: it stays as it is
            saved(there, draft("Beside", ["Another text."]))
        saved(here, draft("After", ["A third text."]))
    with Library(Store(open_writer(path, on_network=True), path, writable=True)) as there:
        assert there.listing.open("").count().number == 3
        assert not path.with_name("library.clipper-wal").exists()
        assert list(there.health.findings()) == []
