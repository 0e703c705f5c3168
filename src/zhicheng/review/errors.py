"""Why something cannot be written into the record of visits and decisions."""

from __future__ import annotations

from zhicheng.standards.errors import Refused


class AlreadyDecided(Refused):
    """A decision is in force on this visit."""

    code = "already_decided"
    default_sentence = "这件申报已经有了决定，请刷新页面看看最新情况。"


class EmptyNote(Refused):
    """A note for colleagues says nothing."""

    code = "empty_note"
    default_sentence = "请先写下要告诉同事的话。"
