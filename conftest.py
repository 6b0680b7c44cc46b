"""For every test: no way out of this machine. A test that needs the network is a defect of the program."""

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest

_connect = socket.socket.connect
_lookup = socket.getaddrinfo


def _is_outside(host: object) -> bool:
    if not isinstance(host, str) or host in ("", "localhost"):
        return False
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return True


def _guarded_connect(self: socket.socket, address: Any) -> None:  # noqa: ANN401
    if self.family in (socket.AF_INET, socket.AF_INET6) and _is_outside(address[0]):
        raise AssertionError(f"a test tried to reach {address[0]}")
    _connect(self, address)


def _guarded_lookup(host: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
    if _is_outside(host.decode() if isinstance(host, bytes) else host):
        raise AssertionError(f"a test tried to look up {host}")
    return _lookup(host, *args, **kwargs)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Connections and look-ups outside this machine fail loudly."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _guarded_connect)
        patch.setattr(socket, "getaddrinfo", _guarded_lookup)
        yield
