"""Why a notice cannot be written or changed."""

from __future__ import annotations

from zhicheng.standards.errors import Refused


class NoticeClosed(Refused):
    """The notice was closed or restarted meanwhile."""

    code = "notice_closed"
    default_sentence = "这份公示已经结束，请刷新页面看看最新情况。"
