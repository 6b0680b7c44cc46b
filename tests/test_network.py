"""Nothing is downloaded: not by the program, and not by a test without notice."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

GUARD = """
import socket
def refused(*args, **kwargs):
    raise SystemExit("the program tried to reach the network")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refused
"""


def test_tests_cannot_leave_the_machine() -> None:
    with socket.socket() as outside, pytest.raises(AssertionError, match="tried to reach"):
        outside.connect(("192.0.2.1", 80))
    with pytest.raises(AssertionError, match="tried to look up"):
        socket.getaddrinfo("example.org", 80)


def test_the_machine_itself_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


@pytest.mark.slow
def test_a_report_is_made_without_a_network(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(GUARD)
    check = "import socket\ntry:\n    socket.getaddrinfo('example.org', 80)\nexcept SystemExit:\n    print('guarded')"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    guarded = subprocess.run([sys.executable, "-c", check], env=environment, capture_output=True, text=True, check=True)
    assert guarded.stdout == "guarded\n"
    text = tmp_path / "account.txt"
    text.write_text("The harbour of Lund was closed on Monday, the mayor said.", encoding="utf-8")
    command = [sys.executable, "-m", "consilience", "report", str(text), "--output", str(tmp_path / "out")]
    run = subprocess.run(
        command, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "out" / "report.html").is_file()
