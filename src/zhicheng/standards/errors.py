"""Errors that carry a sentence for the person who meets them.

`BadValue` is about one value (a number, a date); `Refused` is about an act that may not be done now.
"""

from __future__ import annotations


class BadValue(Exception):  # noqa: N818 (named as people say it)
    """A value that cannot be taken. `.sentence` says in Chinese what is wrong and how to mend it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Refused(Exception):  # noqa: N818 (named as people say it)
    """An act that may not be done. Rooms subclass it with their own `code` and default `sentence`.

    `.sentence` is Chinese and is shown as it is; `.field` names the form field at fault, if one is;
    `.code` is a stable word for machines.
    """

    code: str = "refused"
    default_sentence: str = "现在还不能这样办，请刷新页面看看最新情况。"

    def __init__(self, sentence: str | None = None, *, field: str | None = None) -> None:
        self.sentence = sentence or self.default_sentence
        self.field = field
        super().__init__(self.sentence)


class Stale(Refused):
    """Somebody else changed the thing in the meantime (HTTP 409)."""

    code = "stale"
    default_sentence = "这件事刚刚有了新的变化，请看过最新情况再决定。"


class NotFound(Refused):
    """There is no such thing, or this person may not know of it (HTTP 404)."""

    code = "not_found"
    default_sentence = "没有找到这一项，请从列表里重新打开。"
