"""Patterns that a module holds are compiled when something is first asked of them."""

from __future__ import annotations

import re

import pytest

from warrant.regex import regex


def test_a_pattern_finds_what_one_of_the_standard_library_finds() -> None:
    ours, theirs = regex(r"(\w+)-for-(\d+)", re.IGNORECASE), re.compile(r"(\w+)-for-(\d+)", re.IGNORECASE)
    text = "a 3-FOR-2 split, a 1-for-10 combination"
    assert ours.findall(text) == theirs.findall(text)
    assert [match.span() for match in ours.finditer(text)] == [match.span() for match in theirs.finditer(text)]
    assert ours.sub(r"\2", text) == theirs.sub(r"\2", text)
    assert (ours.pattern, ours.flags, ours.groups) == (theirs.pattern, theirs.flags, theirs.groups)
    assert regex(rb"\d+").findall(b"3 for 2") == [b"3", b"2"]


def test_nothing_is_compiled_before_it_is_used_and_then_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []
    compile_ = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: compiled.append(given) or compile_(*given))
    digits = regex(r"\d")
    assert not compiled
    assert digits.search("a1") and digits.match("1") and digits.search("b2")
    assert compiled == [(r"\d", 0)]


def test_a_method_that_no_pattern_has_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        regex(r"\d").matches  # type: ignore[attr-defined]  # noqa: B018
