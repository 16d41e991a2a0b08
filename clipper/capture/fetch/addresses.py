"""Which addresses may be reached: those of the public internet, and no others unless the user allowed the host.

A page must not be able to make this computer talk to the router, to a printer or to a service on the computer itself. The special ranges
are those of https://www.iana.org/assignments/iana-ipv4-special-registry and its IPv6 sister.
"""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address
Resolver: TypeAlias = Callable[[str, int], Sequence[str]]
"""Host and port to addresses, as text. Raises OSError."""

_MORE_REFUSED = tuple(
    ip_network(network)
    for network in (
        "100.64.0.0/10",  # shared by providers (CGNAT)
        "192.0.0.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "198.18.0.0/15",  # benchmarks
        "240.0.0.0/4",
        "64:ff9b:1::/48",
        "100::/64",  # discard
        "2001::/23",
        "2001:db8::/32",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",  # site-local, deprecated
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of a host, as the system gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(text: str) -> bool:
    """Whether an address belongs to the public internet. What is no address does not."""
    try:
        address = unwrapped(ip_address(text.partition("%")[0]))
    except ValueError:
        return False
    if any(address.version == network.version and address in network for network in _MORE_REFUSED):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def unwrapped(address: Address) -> Address:
    """The IPv4 address that an IPv6 address carries inside (mapped, 6to4, Teredo, NAT64), else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address.sixtofour:
        return address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address
