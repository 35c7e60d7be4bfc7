"""What stops `kg serve` from starting is said in two lines."""

from __future__ import annotations

import socket
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
