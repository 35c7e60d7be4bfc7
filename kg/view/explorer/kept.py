"""Values that are made once and kept while there is room: the least used goes first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Kept(Generic[V]):
    """A bounded store of made values. Two threads that ask for the same value wait for one making of it."""

    def __init__(self, room: float, cost: Callable[[V], float] = lambda _: 1) -> None:
        self._room = room
        self._cost = cost
        self._used = 0.0
        self._values: OrderedDict[Hashable, V] = OrderedDict()
        self._lock = threading.Lock()
        self._making: dict[Hashable, threading.Lock] = {}

    def peek(self, key: Hashable) -> V | None:
        """The value if it is here."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value, made by `make` if it is not here."""
        found = self.peek(key)
        if found is not None:
            return found
        with self._lock:
            making = self._making.setdefault(key, threading.Lock())
        with making:
            found = self.peek(key)
            if found is None:
                found = make()
                self.keep(key, found)
        with self._lock:
            self._making.pop(key, None)
        return found

    def keep(self, key: Hashable, value: V) -> None:
        """Keep a value."""
        with self._lock:
            if key in self._values:
                self._used -= self._cost(self._values[key])
            self._values[key] = value
            self._used += self._cost(value)
            while self._used > self._room and len(self._values) > 1:
                _, gone = self._values.popitem(last=False)
                self._used -= self._cost(gone)
