"""The page comes into the package where it can be built, and its absence is told, never hidden."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("hatchling")
import hatch_build


def hook(root: Path) -> tuple[Any, list[str]]:
    told: list[str] = []
    made = object.__new__(hatch_build.PageHook)
    made._BuildHookInterface__root = str(root)
    made._BuildHookInterface__app = SimpleNamespace(display_warning=told.append)
    return made, told


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "package.json").write_text(json.dumps({"private": True}), "utf-8")
    return tmp_path


def tool(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!{sys.executable}\nimport sys, os\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)


def test_without_node_the_wheel_is_made_and_that_is_told(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(sources / "empty"))
    monkeypatch.delenv("DRAGOMAN_REQUIRE_PAGE", raising=False)
    made, told = hook(sources)
    made.initialize("standard", {})
    assert len(told) == 1 and "without the page" in told[0] and "Node 20" in told[0]


def test_a_release_must_have_the_page(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(sources / "empty"))
    monkeypatch.setenv("DRAGOMAN_REQUIRE_PAGE", "1")
    made, _ = hook(sources)
    with pytest.raises(RuntimeError, match="a release must have it"):
        made.initialize("standard", {})
    made.initialize("editable", {})  # never builds
    built = sources / "dragoman" / "web" / "static" / "page"
    built.mkdir(parents=True)
    (built / "index.html").write_text("<html>", "utf-8")
    made, told = hook(sources)
    made.initialize("standard", {})
    assert "as it was built before" in told[0]


@pytest.mark.parametrize(("version", "fails", "words"), [("v18.2.0", False, "Node 20 or newer"), ("v22.1.0", True, "npm ci"),
                                                         ("v20.19.0", False, None)])  # fmt: skip
def test_an_old_node_and_a_build_that_fails(
    sources: Path, version: str, fails: bool, words: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool(sources / "bin", "node", f"print({version!r})")
    tool(sources / "bin", "npm", f"open('ran', 'a').write(' '.join(sys.argv[1:]) + '\\n'); sys.exit({int(fails)})")
    monkeypatch.setenv("PATH", f"{sources / 'bin'}{os.pathsep}")
    why = hatch_build.build(sources / "page")
    assert (why is None) if words is None else words in (why or "")
    if words is None:
        assert (sources / "page" / "ran").read_text("utf-8").splitlines() == ["ci --no-audit --no-fund", "run build"]
