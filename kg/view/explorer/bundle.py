"""The modules of a page as one script: they come at once, not one after another, and the offline file can hold them.

Each module becomes a function that is run when it is first needed and gives what it exports. Only the forms that our
modules use are understood (`import { a, b as c } from "x"`, `import("x")`, `export` before a declaration); what is
left of any other form would be no script, and a test runs it. Comments stay behind.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Final

from kg.view.explorer.frame import static

_IMPORT: Final = re.compile(r'^import \{([^}]*)\} from "([^"]+)";$', re.MULTILINE)
_LATER: Final = re.compile(r'\bimport\("([^"]+)"\)(?=;)')
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|class|const) ([\w$]+))", re.MULTILINE)
_COMMENT: Final = re.compile(r"/\*\*(?:[^*]|\*(?!/))*\*/|^ *//.*\n", re.MULTILINE)
_FRAME: Final = """(() => {
"use strict";
const modules = {%s
};
const made = {};
function need(name) {
  if (!(name in made)) {
    made[name] = null;
    made[name] = modules[name]();
  }
  if (!made[name]) throw new Error(`${name} needs itself`);
  return made[name];
}
need("%s");
})();
"""


def bundle(first: str, instead: Mapping[str, str] | None = None) -> str:
    """The script that runs the module `first` of `static/` and all that it needs.

    `instead` names modules that others take the place of.
    """
    sources: dict[str, str] = {}
    wanted = [first]
    while wanted:
        name = wanted.pop()
        if name not in sources:
            sources[name], needed = _module(name, instead or {})
            wanted += needed
    modules = "".join(f'\n"{name}": () => {{\n{sources[name]}}},' for name in sorted(sources))
    return _FRAME % (modules, first)


def _module(name: str, instead: Mapping[str, str]) -> tuple[str, list[str]]:
    """A module as the inside of a function, and the modules that it needs."""
    source = _COMMENT.sub("", static(name))
    needed: list[str] = []

    def other(path: str) -> str:
        found = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        found = instead.get(found, found)
        needed.append(found)
        return found

    exported = _EXPORT.findall(source)
    source = _IMPORT.sub(lambda m: f'const {{{m[1].replace(" as ", ": ")}}} = need("{other(m[2])}");', source)
    source = _LATER.sub(lambda m: f'need("{other(m[1])}")', source)
    source = _EXPORT.sub("", source)
    return f"{source}return {{ {', '.join(exported)} }};\n", needed
