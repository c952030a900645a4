"""Which libraries does the terminal do without, until somebody asks for what they make?

They come with the package's extras. A command that needs one says so in a line, with what to
install, so none of them is imported before it is needed.
"""

from __future__ import annotations

from importlib.util import find_spec

PACKAGE = "pilot-to-production-playbook"
"""What the package is called where packages are installed from."""

EXTRAS = {
    "documents": {
        "docx": "python-docx",
        "pptx": "python-pptx",
        "typst": "typst",
        "xlsxwriter": "xlsxwriter",
    },
    "site": {
        "mkdocs": "mkdocs",
        "material": "mkdocs-material",
        "mkdocs_macros": "mkdocs-macros-plugin",
        "yaml_env_tag": "pyyaml-env-tag",
        "markdown": "markdown",
        "pagefind": "pagefind",
    },
}
"""The libraries of each extra, by the names of their modules."""


def require(*modules: str) -> None:
    """Raise `ModuleNotFoundError` for the first of these modules that is not installed."""
    for module in modules:
        if find_spec(module) is None:
            raise ModuleNotFoundError(name=module)


def how_to_install(module: str | None) -> str | None:
    """Return what to tell somebody who lacks a module; None if it comes with no extra."""
    top = (module or "").partition(".")[0]
    for extra, libraries in EXTRAS.items():
        if top in libraries:
            return (
                f"this needs {libraries[top]}, which is not installed. Install it with: "
                f"pip install '{PACKAGE}[{extra}]'"
            )
    return None
