"""What the dossier refuses, each with a sentence for the person who meets it."""

from dataclasses import dataclass

from zhicheng.standards.errors import NotFound, Refused, Stale


class NoSuchItem(NotFound):
    """There is no such record, or it is not for this person's eyes."""

    code = "dossier.no_such_item"
    default_sentence = "没有找到这条记录，请从业绩档案的列表里重新打开。"


class NoSuchKind(NotFound):
    """Nobody keeps records of this kind."""

    code = "dossier.no_such_kind"
    default_sentence = "业绩档案里没有这一类记录，请从列表里选择要填的类别。"


class ItemChanged(Stale):
    """The record is no longer as this person last saw it."""

    code = "dossier.item_changed"
    default_sentence = "这条记录刚刚有了变化，请看过现在的内容再办。"


class UnderReview(Refused):
    """The employer has the record; it must be taken back before it can be changed."""

    code = "dossier.under_review"
    default_sentence = "这条记录已经送单位审核。要修改，请先撤回送审。"


class Kept(Refused):
    """An approved record is never deleted; a newer version may take its place."""

    code = "dossier.kept"
    default_sentence = "单位审核过的记录会一直留着。内容有变化的，请修改后再送审。"


class NotNow(Refused):
    """The act does not fit the state the record is in."""

    code = "dossier.not_now"


class TooLong(Refused):
    """One value is longer than any record may hold."""

    code = "dossier.too_long"
    default_sentence = "这一项的内容太长，请分成几段或者放进佐证材料里。"


class TooManyFiles(Refused):
    """More evidence than one record may have."""

    code = "dossier.too_many_files"


class EmployerUnknown(Refused):
    """Nobody registered may be chosen under this number."""

    code = "dossier.employer_unknown"
    default_sentence = "没有找到这家单位。请从查到的单位里选一家；还没有登记的单位，请单位人事先来登记。"

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence, field="employer")


class EmployerMissing(Refused):
    """Without an employer there is nobody to send records to."""

    code = "dossier.employer_missing"
    default_sentence = "还不知道送给哪家单位审核。请先在个人基本信息里选好现工作单位。"

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence, field="employer")


class NothingToSubmit(Refused):
    """No record is waiting to be sent."""

    code = "dossier.nothing_to_submit"
    default_sentence = "没有要送审的记录：改过的都已经送给单位了。"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in one record: `field` is a field of its kind, or "evidence"."""

    item_id: int
    kind: str
    title: str
    field: str
    sentence: str


class NotReady(Refused):
    """Some records cannot be sent yet. `.problems` holds every slip of every record at once."""

    code = "dossier.not_ready"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        records = len({problem.item_id for problem in problems})
        super().__init__(f"有{len(problems)}处要改（{records}条记录），改好再送审。", field=problems[0].field)


class ReasonsMissing(Refused):
    """A return needs at least one reason, and each reason must say how to mend."""

    code = "dossier.reasons"
    default_sentence = "请至少选一个退回的原因，并写明怎样改。"

    def __init__(self, sentence: str | None = None, *, field: str = "reasons") -> None:
        super().__init__(sentence, field=field)


class OwnRecord(Refused):
    """Nobody reviews her own record."""

    code = "dossier.own_record"
    default_sentence = "这是您本人的记录，请由本单位的另一位经办人审核。"
