"""Many clients at once lose nothing; `make soak` does the same for a minute with 200."""

from __future__ import annotations

from tests.view.explorer.load import load
from tests.view.explorer.served import Client


def test_many_clients_with_mixed_requests_lose_nothing(server: Client) -> None:
    tally = load(server, 50, 3)
    assert tally.lost == {}
    assert tally.taken
