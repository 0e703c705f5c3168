"""Example content of the style guide: made-up people, every component once, in the words of real pages."""

from typing import Any

from . import deciding, forms, measures


def everything() -> dict[str, Any]:
    """The context of the style guide."""
    return {**measures.context(), **deciding.context(), **forms.context()}
