"""Node and the JavaScript packages that the tests' set-up installs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from .building import PROJECT

NODE = Path(sys.executable).with_name("node")
PACKAGES = PROJECT / "requirements" / "node_modules"


def run_module(script: str, given: object) -> Any:
    """Run a module that finds JSON in its standard input; return the JSON that it prints."""
    command = [str(NODE), "--input-type=module", "--eval", script]
    done = subprocess.run(
        command,
        input=json.dumps(given),
        cwd=PACKAGES.parent,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
