"""What an address says by itself: of a server, on this machine or elsewhere."""

from __future__ import annotations


def address_fault(value: str) -> str | None:
    """Returns what is wrong with the address of a server, None where nothing is."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or parts.query or parts.fragment or parts.username is not None:
        return f"expected an address such as http://127.0.0.1:8081, found {value!r}"
    return None


def is_loopback(url: str) -> bool:
    """Whether an address is on this machine."""
    import ipaddress
    from urllib.parse import urlsplit

    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
