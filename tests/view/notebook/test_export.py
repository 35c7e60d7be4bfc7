"""A notebook that shows everything is executed, exported to HTML, and read in a browser without a network."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from playwright.sync_api import Browser

_CELLS = (
    "%load_ext kg\n%kg open $folder",
    "%sparql ranks",
    "%%sparql\nSELECT ?m ?value { ?m a gov:Measurement ; gov:value ?value } ORDER BY DESC(?value)",
    "dataset.document('渝中区')",
    "kg.extract(dataset.document('渝中区')).claims[0]",
    "dataset.entity('复星国际中心')",
    "dataset.explore()",
    "dataset.view()",
    "%sparql rank",
)


@pytest.fixture(scope="module")
def exported(seed_dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The notebook as HTML in both themes."""
    place = tmp_path_factory.mktemp("notebook")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(place / "ipython"))
        patch.setenv("JUPYTER_RUNTIME_DIR", str(place / "runtime"))
        patch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
        first = f"import kg\nfolder = {os.fspath(seed_dataset)!r}\ndataset = kg.open(folder)"
        cells = [nbformat.v4.new_code_cell(code) for code in (first, *_CELLS)]
        cells[-1].metadata.tags = ["raises-exception"]
        notebook = nbformat.v4.new_notebook(cells=cells)
        NotebookClient(
            notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(place)}}
        ).execute()
    return {theme: HTMLExporter(theme=theme).from_notebook_node(notebook)[0] for theme in ("light", "dark")}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_exported_notebook_shows_everything_offline(
    exported: dict[str, str], browser: Browser, tmp_path: Path, scheme: str
) -> None:
    file = tmp_path / "notebook.html"
    file.write_text(exported[scheme], encoding="utf8")
    context = browser.new_context(offline=True, color_scheme=scheme, viewport={"width": 1200, "height": 900})  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(file.as_uri(), wait_until="domcontentloaded", timeout=120_000)
    outputs = page.locator(".kg-shown")
    assert outputs.count() == 7
    for number in range(outputs.count()):
        assert outputs.nth(number).is_visible()
        box = outputs.nth(number).bounding_box()
        assert box
        assert box["height"] > 40
    ranks = outputs.nth(1)
    ranks.locator("summary", has_text="全国第4").click()
    assert ranks.locator("mark", has_text="全国第4").is_visible()
    assert page.locator("[data-kg-still] circle").count() == 200
    assert page.locator("[data-kg-still] svg").is_visible()
    page.locator("iframe[title=kg]").scroll_into_view_if_needed()
    picture = page.frame_locator("iframe[title=kg]")
    picture.locator("canvas").first.wait_for(state="visible", timeout=60_000)
    assert "渝中区" in picture.locator("h1").inner_text()
    told = page.locator("[data-mime-type='application/vnd.jupyter.stderr'], .jp-RenderedText").last.inner_text()
    assert "Did you mean ranks?" in told
    assert "Traceback" not in told
    if "KG_SHOTS" in os.environ:
        page.screenshot(path=f"{os.environ['KG_SHOTS']}/export-{scheme}.png", full_page=True)
        page.locator("iframe[title=kg]").screenshot(path=f"{os.environ['KG_SHOTS']}/frame-{scheme}.png")
    context.close()
