"""Builds the page into the package when a wheel or a source archive is made, where Node is there.

Without Node, or where npm fails, the wheel is made without the page and that is said; ``DRAGOMAN_REQUIRE_PAGE=1`` (for
releases) makes it an error. An editable install never builds: ``make page`` does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = 20  # the oldest version that can build the page


class PageHook(BuildHookInterface):
    """Runs npm in ``page/``; the result is picked up as an artifact."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page unless this is an editable install."""
        if version == "editable":
            return
        root = Path(self.root)
        source, built = root / "page", root / "dragoman" / "web" / "static" / "page" / "index.html"
        why = build(source) if (source / "package.json").is_file() else "there are no sources of it"
        if why is None:
            return
        if built.is_file():
            self.app.display_warning(f"the page is taken as it was built before ({why})")
        elif os.environ.get("DRAGOMAN_REQUIRE_PAGE") == "1":
            raise RuntimeError(f"the page could not be built: {why}; a release must have it")
        else:
            self.app.display_warning(f"made without the page: {why}. `dragoman serve` will say so; to have it, install "
                                     f"Node {NODE} or newer with npm and build again")  # fmt: skip


def build(source: Path) -> str | None:
    """Build the page; return why it could not be, or None."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        return "Node and npm are not here"
    found = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    major = found.removeprefix("v").partition(".")[0]
    if not major.isdecimal() or int(major) < NODE:
        return f"Node {NODE} or newer is needed, here is {found or 'another'}"
    for command in ([npm, "ci", "--no-audit", "--no-fund"], [npm, "run", "build"]):
        done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
        if done.returncode:
            last = (done.stderr or done.stdout).strip().splitlines()[-5:]
            return f"`{' '.join(['npm', *command[1:]])}` failed: {' | '.join(last)}"
    return None
