"""The processes that answer queries, from their first answer on."""

from __future__ import annotations

import asyncio
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from kg.view.explorer.pool import Pool
from kg.view.explorer.worker import OVERTIME

RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER (?c != ?f && ?i != ?l) }"


def asked(path: Path, *queries: str) -> list[dict[str, Any]]:
    """The heads of the answers to queries that are put one after the other to a pool of one process."""

    async def ask() -> list[dict[str, Any]]:
        pool = Pool(path, 1)
        try:
            return [(await pool.ask(_request(query)))[0] for query in queries]
        finally:
            await pool.close()

    # In a thread of its own: the browser's tests leave a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, ask()).result()


def _request(query: str) -> dict[str, Any]:
    return {
        "query": query, "default": [], "named": [], "table": "json", "graph": "turtle",
        "rows": 5, "seconds": 1.0, "link": "",
    }  # fmt: skip


def test_the_time_limit_holds_and_is_named_from_the_first_query_on(invented: Path) -> None:
    first, second, good = asked(invented, RUNAWAY, RUNAWAY, "ASK {}")
    assert first == second
    assert first["status"] == 503
    assert "longer than 1 seconds" in first["problem"][0]
    assert good["status"] == 200


def test_a_process_that_cannot_start_is_told_apart_from_a_query_that_is_too_large(tmp_path: Path) -> None:
    (reply,) = asked(tmp_path / "nothing", "ASK {}")
    assert reply["status"] == 503
    assert "could be started" in reply["problem"][0]


def test_a_process_that_ends_itself_over_time_says_so(
    invented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Stands for the worker's own watch, which strikes where the server is too busy to look at the clock.
    stand_in = tmp_path / "python"
    for code, words in ((OVERTIME, "longer than"), (1, "more memory")):
        stand_in.write_text(f"#!/bin/sh\nprintf '\\0\\0\\0\\0'; head -c 4 >/dev/null; exit {code}\n")
        stand_in.chmod(0o755)
        with monkeypatch.context() as patched:
            patched.setattr(sys, "executable", str(stand_in))
            (reply,) = asked(invented, json.dumps("ASK {}"))
        assert words in reply["problem"][0]
