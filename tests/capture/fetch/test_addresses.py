import pytest

from clipper.capture.fetch.addresses import is_public, resolve

PRIVATE = [
    "0.0.0.0",  # noqa: S104 (an address to refuse)
    "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1",
    "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:7f00:1", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "100::1",
    "2001:db8::1", "2001:0:4136:e378:8000:63bf:80ff:fffe", "2002:7f00:1::", "2002:0a00:0001::1", "fc00::1", "fd12:3456::1", "fe80::1",
    "fe80::1%eth0", "fec0::1", "ff02::1", "::127.0.0.1", "not an address", "", "127.1",
]  # fmt: skip
PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "93.184.216.34",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700:4700::1111",
    "2a00:1450:4001::1",
    "64:ff9b::808:808",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_off_the_public_internet_are_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_may_be_reached(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("disguise", ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost"])
def test_disguised_loopback_names_resolve_to_what_they_are(disguise: str) -> None:
    try:
        addresses = resolve(disguise, 80)
    except OSError:
        return  # a system that does not know the disguise cannot be led by it
    assert addresses
    assert not any(is_public(address) for address in addresses)
