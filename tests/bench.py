"""How long a build takes beside `jieba.posseg` alone on the same text: whole processes, in turn, medians.

    python tests/bench.py [--runs N]

jieba runs from its warm dictionary cache: import, dictionary, one pass over the text.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEED = Path(__file__).resolve().parent.parent / "seeds" / "yuzhong-2025.txt"
POSSEG = (
    "import logging, sys, warnings; warnings.simplefilter('ignore'); import jieba; jieba.setLogLevel(logging.ERROR);"
    "import jieba.posseg as p; n = sum(1 for _ in p.cut(open(sys.argv[1], encoding='utf8').read()))"
)


def seconds(command: list[str]) -> float:
    """The wall-clock seconds of one whole process."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    """Time the three commands in turn and print medians and ratios."""
    runs = int(sys.argv[sys.argv.index("--runs") + 1]) if "--runs" in sys.argv else 7
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        posseg = [sys.executable, "-c", POSSEG, str(SEED)]
        build = [sys.executable, "-m", "kg", "build", str(SEED), "--out", str(out)]
        help_ = [sys.executable, "-m", "kg", "--help"]
        seconds(posseg)
        taken: dict[str, list[float]] = {"kg build": [], "jieba.posseg": [], "kg --help": []}
        for _ in range(runs):
            taken["jieba.posseg"].append(seconds(posseg))
            shutil.rmtree(out, ignore_errors=True)
            taken["kg build"].append(seconds(build))
            taken["kg --help"].append(seconds(help_))
    ratio = statistics.median(b / j for b, j in zip(taken["kg build"], taken["jieba.posseg"], strict=True))
    for name, times in taken.items():
        print(f"{name:14} median {statistics.median(times):.2f} s   ({min(times):.2f}–{max(times):.2f}, {runs} runs)")
    print(f"kg build / jieba.posseg, pair by pair: {ratio:.2f}")


if __name__ == "__main__":
    main()
