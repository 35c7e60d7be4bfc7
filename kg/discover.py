"""A folder is a registry: every module in it is a drop-in."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

from kg.errors import DropInError

T = TypeVar("T")


def modules(package: str) -> tuple[ModuleType, ...]:
    """Import every public module of a package, in the order of their names."""
    home = importlib.import_module(package)
    names = sorted(m.name for m in pkgutil.iter_modules(home.__path__) if not m.name.startswith("_"))
    return tuple(importlib.import_module(f"{package}.{name}") for name in names)


def collect(package: str, kind: type[T]) -> tuple[T, ...]:
    """Every module-level value of type `kind` in the modules of a package.

    Raises DropInError for a module that has none: a file in the folder that adds nothing is a mistake.
    """
    found: list[T] = []
    for module in modules(package):
        values = [value for value in vars(module).values() if isinstance(value, kind)]
        if not values:
            raise DropInError(
                f"{module.__name__} defines no {kind.__name__}.",
                f"Define one at module level, or rename the file to begin with an underscore ({module.__file__}).",
            )
        found.extend(values)
    return tuple(found)
