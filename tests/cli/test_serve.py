"""What stops `kg serve` from starting is said in two lines."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from tests.cli.conftest import Kg


def test_a_folder_that_is_no_dataset_is_named(kg: Kg, tmp_path: Path) -> None:
    answer = kg("serve", tmp_path)
    assert answer.code == 2
    assert "is not a dataset" in answer.err


def test_an_address_in_use_is_named(kg: Kg, seed_dataset: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = kg("serve", seed_dataset, "--port", port)
    assert answer.code == 1
    assert f"127.0.0.1:{port}" in answer.err
    assert "--port" in answer.err


def test_ctrl_c_is_how_it_ends(seed_dataset: Path) -> None:
    words = [sys.executable, "-m", "kg", "serve", seed_dataset, "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        address = serving.stdout.readline().split()[0]
        with urllib.request.urlopen(address) as page:
            assert page.status == 200
        serving.send_signal(signal.SIGINT)
        _, err = serving.communicate(timeout=30)
    assert (serving.returncode, err) == (0, "")
