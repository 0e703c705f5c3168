"""Why a verb of the road may not be done now; each with a sentence for the person who meets it."""

from __future__ import annotations

from zhicheng.standards.errors import Refused


class NotNow(Refused):
    """The application is not where this act belongs."""

    code = "not_now"
    default_sentence = "这件申报现在不在这一步，请刷新页面看看最新情况。"


class NotYours(Refused):
    """The case is with another office, or this seat may not do this act."""

    code = "not_yours"
    default_sentence = "这件申报现在不在您的单位办理。"


class OwnCase(Refused):
    """Nobody decides her own case."""

    code = "own_case"
    default_sentence = "这是您本人的申报，按规定请由单位的另一位同事办理。"


class Incomplete(Refused):
    """A decision lacks something it must say: an opinion, a reason, a clause, a place."""

    code = "incomplete"
    default_sentence = "还有几处没有填写，请补充后再提交。"


class TooLate(Refused):
    """The day is over."""

    code = "too_late"
    default_sentence = "这一步的截止时间已经过了。"


class QuotaFull(Refused):
    """The plan lets this employer recommend no more people by this path."""

    code = "quota_full"
    default_sentence = "按评审计划，本单位这一类的推荐名额已经用完。"


class AlreadyQueued(Refused):
    """The job is not dead any more."""

    code = "already_queued"
    default_sentence = "这项工作已经重新排队了，请看最新的清单。"
