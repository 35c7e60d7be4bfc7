"""The public surface is what it says: named in order, typed, documented, its examples run; the command line is it."""

from __future__ import annotations

import ast
import doctest
import inspect
import io
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

import kg

ROOT = Path(__file__).resolve().parent.parent
# These need annotations, or take something away: the tests of their rooms run them.
_NO_EXAMPLE = {"Dataset.evaluate", "Dataset.remove"}


def calls() -> Iterator[tuple[str, Callable[..., object]]]:
    """What the surface offers to be called: its functions, and the methods of Dataset."""
    for name in kg.__all__:
        value = getattr(kg, name)
        if name == "extract":
            yield name, type(value).__call__
        elif inspect.isfunction(value):
            yield name, value
    for name in vars(kg.Dataset):
        if not name.startswith("_") and callable(getattr(kg.Dataset, name)):
            yield f"Dataset.{name}", getattr(kg.Dataset, name)


CALLS = dict(calls())


def test_the_surface_is_what_is_written_down() -> None:
    code = (ROOT / "kg" / "__init__.py").read_text(encoding="utf8")
    typed = set(re.findall(r"import \w+ as (\w+)", code))
    assert typed == set(kg.__all__)
    assert {*kg._HOMES, "extract"} == set(kg.__all__)
    assert set(kg.__all__) <= set(dir(kg))
    with pytest.raises(AttributeError):
        kg.nonsense  # type: ignore[attr-defined]  # noqa: B018


def test_names_stand_in_the_order_in_which_data_flows() -> None:
    told = re.findall(r"kg\.(\w+)\(", kg.__doc__ or "")
    assert told == ["read", "extract", "build", "open", "measure"]
    order = [kg.__all__.index(name) for name in told]
    assert order == sorted(order)


@pytest.mark.parametrize("name", kg.__all__)
def test_every_name_is_documented_and_typed(name: str) -> None:
    value = getattr(kg, name)
    assert inspect.getdoc(value)
    if inspect.isfunction(value):
        assert "return" in value.__annotations__


def test_importing_loads_nothing_and_is_quick() -> None:
    code = (
        "import sys, time; before = set(sys.modules); begun = time.process_time(); import kg;"
        "took = time.process_time() - begun;"
        "print(sorted(m for m in set(sys.modules) - before if m.split('.')[0] == 'kg'), took < 0.05)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "['kg'] True"


@pytest.mark.parametrize("first", ["kg.extract(d)", "kg.extract.order", "kg.app.made"])
def test_extract_can_be_called_whatever_was_imported_before(first: str, tmp_path: Path) -> None:
    module = "kg.extract.order" if first == "kg.extract.order" else "kg.app.made" if first == "kg.app.made" else "kg"
    code = f"import {module}; import kg; print(len(kg.extract(kg.read('seeds/yuzhong-2025.txt')).claims) > 100)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "True"


def test_extract_is_still_the_room_of_that_name() -> None:
    import kg.extract.order

    assert isinstance(kg.extract, ModuleType)
    assert str(inspect.signature(kg.extract)) == "(document: 'Document') -> 'Extraction'"
    assert kg.extract.order.extractors()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seed in it, and the dataset that the examples open."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    kg.build(folder / "seeds" / "yuzhong-2025.txt", folder / "out")
    return folder


@pytest.mark.parametrize("name", CALLS)
def test_the_examples_of_the_docstrings_come_out(name: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    function = CALLS[name]
    examples = doctest.DocTestParser().get_doctest(inspect.getdoc(function) or "", {"kg": kg, "io": io}, name, None, 0)
    assert bool(examples.examples) == (name not in _NO_EXAMPLE), f"{name} has no example"
    out = io.StringIO()
    failed, _ = doctest.DocTestRunner().run(examples, out=out.write)
    assert not failed, out.getvalue()


def test_the_command_line_does_nothing_that_the_surface_does_not() -> None:
    surface = {getattr(kg, name) for name in kg.__all__}
    for path in sorted((ROOT / "kg" / "cli").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kg.app"):
                for alias in node.names:
                    home = __import__(node.module or "", fromlist=[alias.name])
                    assert getattr(home, alias.name) in surface, f"{path.name} calls {alias.name}"


def test_the_readme_and_the_listing_name_the_whole_surface() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf8")
    section = readme.partition("## In Python")[2].partition("\n## ")[0]
    methods = [name for name in vars(kg.Dataset) if not name.startswith("_") and name not in ("open", "path")]
    told = set(re.findall(r"`kg\.(\w+)`", section))
    assert told == set(kg.__all__)
    assert set(re.findall(r"`\.(\w+)`", section)) >= set(methods)
    (listing,) = kg.describe("python")
    named = {name for name, what in listing.rows if what}
    assert named == {f"kg.{name}" for name in kg.__all__} | {f"Dataset.{name}" for name in (*methods, "open")}


def test_a_type_checker_sees_the_surface(tmp_path: Path) -> None:
    (tmp_path / "use.py").write_text(
        "import kg\n"
        "document: kg.Document = kg.read('a.txt', year=2025)\n"
        "extraction: kg.Extraction = kg.extract(document)\n"
        "dataset: kg.Dataset = kg.open('out')\n"
        "result: kg.Result = dataset.query('indicators', area='x')\n"
        "found: kg.Measures = kg.measure(dataset.network())\n",
        encoding="utf8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), str(tmp_path / "use.py")],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert "use.py" not in done.stdout, done.stdout
