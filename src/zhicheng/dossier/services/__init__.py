"""Writing dossiers. Each chapter is a file: the person's profile, her drafts, evidence, sending, reviewing."""

from .drafting import delete_item, save_item
from .evidence import add_evidence, add_files, remove_evidence
from .filling import Filled, fill_in
from .profile import mark_complete, save_profile
from .reviewing import approve_items, return_item
from .sending import problems_of, submit_items, withdraw_item

__all__ = [
    "Filled",
    "add_evidence",
    "add_files",
    "approve_items",
    "delete_item",
    "fill_in",
    "mark_complete",
    "problems_of",
    "remove_evidence",
    "return_item",
    "save_item",
    "save_profile",
    "submit_items",
    "withdraw_item",
]
