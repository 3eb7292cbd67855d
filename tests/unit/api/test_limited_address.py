from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.api.request_context import limited_address

PROXIES = tuple(map(ip_network, ("10.0.0.0/8", "192.0.2.1/32", "2001:db8:ffff::/48")))


@pytest.mark.parametrize(
    ("peer", "forwarded_for", "client"),
    [
        # Nobody in between.
        ("198.51.100.7", "", "198.51.100.7"),
        # The header of one who is no proxy of ours is worth nothing.
        ("198.51.100.7", "203.0.113.9", "198.51.100.7"),
        ("198.51.100.7", "203.0.113.9, 10.0.0.1", "198.51.100.7"),
        # One proxy, which appends whom it saw.
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "1.1.1.1, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "10.9.9.9, 203.0.113.9", "203.0.113.9"),
        # Two proxies.
        ("10.0.0.1", "203.0.113.9, 192.0.2.1", "203.0.113.9"),
        ("10.0.0.1", "1.1.1.1, 203.0.113.9, 192.0.2.1", "203.0.113.9"),
        # All are ours: the outermost.
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("10.0.0.1", "", "10.0.0.1"),
        # With ports, brackets, spaces.
        ("10.0.0.1", " 203.0.113.9:4711 ", "203.0.113.9"),
        ("10.0.0.1", "[2001:db8::1]:4711", "2001:db8::/64"),
        # Rubbish ends the walk at the last one known.
        ("10.0.0.1", "203.0.113.9, unknown", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9, _hidden, 10.0.0.2", "10.0.0.2"),
        ("10.0.0.1", ",", "10.0.0.1"),
        # IPv6: a /64 is one household.
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "", "2001:db8:1:2::/64"),
        ("2001:db8:ffff::1", "2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:198.51.100.7", "", "198.51.100.7"),
        ("::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("fe80::1%eth0", "", "fe80::/64"),
        # No network at all, as over a Unix socket.
        ("", "203.0.113.9", "local"),
    ],
)
def test_whose_request_it_is(peer: str, forwarded_for: str, client: str) -> None:
    assert limited_address(peer, forwarded_for, PROXIES) == client


@given(st.lists(st.text(max_size=20), max_size=6))
def test_nothing_that_a_visitor_writes_changes_who_the_proxy_saw(invented: list[str]) -> None:
    header = ", ".join([*(text.replace(",", "") for text in invented), "203.0.113.9"])
    assert limited_address("10.0.0.1", header, PROXIES) == "203.0.113.9"


@given(st.text(max_size=60))
def test_without_trusted_proxies_the_header_is_never_read(header: str) -> None:
    assert limited_address("198.51.100.7", header, ()) == "198.51.100.7"
