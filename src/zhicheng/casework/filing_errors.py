"""Why filing may not be done now; each with a sentence for the applicant."""

from __future__ import annotations

from zhicheng.standards.errors import Refused


class PlanNotOpen(Refused):
    """The plan takes no applications at this moment: not yet, or not any more."""

    code = "plan_not_open"


class PlanReplaced(Refused):
    """A newer version of the plan was published after the draft was begun."""

    code = "plan_replaced"
    default_sentence = (
        "这个评审计划有了新版本。请从计划页面再点一次“马上申报”，看过新内容、重新签署承诺后提交；填过的都还在。"
    )


class NoEmployer(Refused):
    """An applicant applies through her employer."""

    code = "no_employer"
    default_sentence = "请先在“个人基本信息”里选好现工作单位，再来申报。"


class BasicsNotApproved(Refused):
    """Only what the employer has approved can be used (业绩档案审查通过前无法申报)."""

    code = "basics_not_approved"
    default_sentence = "“个人基本信息”要先送单位审核，审核通过后就可以申报。"


class ApplicantsOnly(Refused):
    """Filing is done as an applicant, never from the seat of an office."""

    code = "applicants_only"
    default_sentence = "申报要用申报人的身份办理，请在右上角切换身份。"


class FiledTooLate(Refused):
    """The last moment for filing, or for mending a returned case, is over."""

    code = "filed_too_late"


class CannotWithdraw(Refused):
    """The employer has taken the case up, or it is at its end."""

    code = "cannot_withdraw"
