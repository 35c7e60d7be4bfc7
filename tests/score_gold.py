"""Score the gold passages with the scorer beside the project, and hold the floors of floors.toml.

    python tests/score_gold.py ../shared [--errors N]

Builds each annotated text alone, exports it as N-Quads, runs the scorer on the seed's passages and on all of them
pooled, prints both tables, and ends with 1 where a figure lies below its floor.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
KINDS = ("entities", "quantities", "quantities_full", "ranks", "ranks_full", "recognitions", "statuses", "relations")


def cases(shared: Path) -> list[tuple[Path, Path]]:
    """Each gold file with its text; the seed's comes first."""
    gold = sorted((shared / "gold").glob("*.json"), key=lambda p: (not p.stem.startswith("yuzhong"), p.name))
    seed = HERE.parent / "seeds" / "yuzhong-2025.txt"
    return [(g, seed if g.stem.startswith("yuzhong") else shared / "corpus/reports" / f"{g.stem}.txt") for g in gold]


def build(text: Path, into: Path) -> Path:
    """Build one text alone and export it."""
    dataset, graph = into / "dataset", into / "graph.nq"
    for words in (["build", str(text), "--out", str(dataset)], ["export", str(dataset), "-o", str(graph)]):
        subprocess.run([sys.executable, "-m", "kg", *words], check=True, stdout=subprocess.DEVNULL, stderr=sys.stderr)
    return graph


def score(shared: Path, triples: list[tuple[Path, Path, Path]], errors: int) -> dict[str, object]:
    """Run the scorer on the cases pooled; its printed errors go to stdout when asked for."""
    scorer = [sys.executable, str(shared / "score/score.py")]
    for case in triples:
        scorer += ["--case", *map(str, case)]
    if errors:
        subprocess.run([*scorer, "--errors", str(errors)], check=True)
    done = subprocess.run([*scorer, "--json"], check=True, capture_output=True, text=True)
    result: dict[str, object] = json.loads(done.stdout)
    return result


def table(title: str, result: dict[str, object]) -> None:
    """Print one score table."""
    print(f"\n{title}\n{'kind':18}{'P':>8}{'R':>8}{'F1':>8}{'tp':>6}{'fp':>6}{'fn':>6}")
    for kind in KINDS:
        r = result[kind]
        assert isinstance(r, dict)
        print(f"{kind:18}{r['p']:8.3f}{r['r']:8.3f}{r['f1']:8.3f}{r['tp']:6}{r['fp']:6}{r['fn']:6}")
    print(f"misquoted {result['misquoted']}  crowded {result['crowded']}  mean F1 {result['mean_f1']}")


def below(name: str, floors: dict[str, float], result: dict[str, object]) -> list[str]:
    """What lies below its floor."""
    out = []
    for kind, floor in floors.items():
        value = result[kind]
        if kind == "misquoted":
            if value != floor:
                out.append(f"{name}: {value} misquoted")
            continue
        got = value["f1"] if isinstance(value, dict) else value
        if got < floor:
            out.append(f"{name}: {kind} {got} is below its floor {floor}")
    return out


def main() -> int:
    """Score, print, compare."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent.parent / "shared"
    errors = int(sys.argv[sys.argv.index("--errors") + 1]) if "--errors" in sys.argv else 0
    if not (shared / "gold").is_dir():
        print(f"{shared} has no gold passages: nothing is scored. Name their folder with make score SHARED=...")
        return 2
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf8"))
    with tempfile.TemporaryDirectory() as folder:
        built = []
        for gold, text in cases(shared):
            into = Path(folder) / gold.stem
            into.mkdir()
            built.append((build(text, into), gold, text))
        seed, pooled = score(shared, built[:1], errors), score(shared, built, errors)
    table("The seed's passages", seed)
    table("All gold passages, pooled", pooled)
    bad = below("seed", floors["seed"], seed) + below("pooled", floors["pooled"], pooled)
    print("\n" + ("\n".join(bad) if bad else "Every floor holds."))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
