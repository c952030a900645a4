"""Says in plain words what is missing before anything is set up. Runs on any Python from 3.6."""

import importlib.util
import sys

NEEDED = (3, 11)

if sys.version_info < NEEDED:
    version = ".".join(map(str, sys.version_info[:3]))
    sys.exit(
        f"The playbook needs Python 3.11 or newer; this is {version}.\n"
        "Install a newer one, then run: make PYTHON=python3.12 serve"
    )
if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
    sys.exit(
        "This Python can't make virtual environments: its venv or ensurepip module is missing.\n"
        "On Debian and Ubuntu: apt install python3-venv"
    )
