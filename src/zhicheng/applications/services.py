"""Writing applications. Each chapter is a file: the draft, its uploads, the commitment, the frozen revision."""

from .commitment import open_commitment, sign, sign_here
from .drafting import choose_items, put_file, remove_file, save_form
from .freezing import freeze
from .opening import begin, move_to_plan, set_employer
from .uploading import attach, put_photo

__all__ = [
    "attach",
    "begin",
    "choose_items",
    "freeze",
    "move_to_plan",
    "open_commitment",
    "put_file",
    "put_photo",
    "remove_file",
    "save_form",
    "set_employer",
    "sign",
    "sign_here",
]
