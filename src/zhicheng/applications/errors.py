"""What may be refused about an application, each with a sentence for a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from zhicheng.standards.errors import NotFound, Refused

if TYPE_CHECKING:
    from .rules import Problem


class ApplicationUnknown(NotFound):
    """No such application, or somebody else's."""

    code = "application_unknown"
    default_sentence = "没有找到这份申报，请从“我的申报”里重新打开。"


class RevisionUnknown(NotFound):
    """No such revision of this application."""

    code = "revision_unknown"
    default_sentence = "没有找到这一稿，请从申报的历史里重新打开。"


class NotEditable(Refused):
    """The application is with an office, or at its end."""

    code = "not_editable"
    default_sentence = "这份申报已经提交，现在由单位或部门审核。退回给您以后才能再改。"


class FieldsRefused(Refused):
    """Some fields cannot be taken; the others of the same save were kept. `errors`: field → sentence."""

    code = "fields_refused"

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)
        field, sentence = next(iter(self.errors.items()))
        super().__init__(sentence, field=field)


class PhotoFirst(Refused):
    """The commitment comes after the photo, where the plan asks for one."""

    code = "photo_first"
    default_sentence = "请先上传证件照，再签署个人承诺。"


class SignFirst(Refused):
    """The later steps open after the commitment was signed, as in the notice."""

    code = "sign_first"
    default_sentence = "请先签署个人承诺，再填写后面几步。"


class ItemNotChoosable(Refused):
    """An item that is not this person's, not approved, or not for choosing."""

    code = "item_not_choosable"
    default_sentence = "只能选择您自己的、单位已经审核通过的业绩。"


class SlotUnknown(Refused):
    """A slot this plan does not have."""

    code = "slot_unknown"
    default_sentence = "这个计划没有要求这一项附件，请从附件列表里选择位置。"


class FileNotTaken(Refused):
    """A file that may not stand in this place: not hers, of another purpose, or too many."""

    code = "file_not_taken"
    default_sentence = "没有找到这个文件，请重新上传。"


class PhotoNotFit(Refused):
    """A photo that does not keep the plan's rule; `sentences` lists all that is wrong."""

    code = "photo_not_fit"

    def __init__(self, sentences: Sequence[str]) -> None:
        self.sentences = tuple(sentences)
        super().__init__("".join(self.sentences), field="photo")


class CodeUnknown(NotFound):
    """A commitment code nobody was given."""

    code = "code_unknown"
    default_sentence = "没有找到这个签名页面，请在电脑上重新打开二维码再扫一次。"


class CodeExpired(Refused):
    """A commitment code older than ten minutes, or replaced by a newer signature."""

    code = "code_expired"
    default_sentence = "二维码已经过了十分钟，请在电脑上换一个新的二维码再扫一次。"


class CodeUsed(Refused):
    """A commitment code that was signed with already."""

    code = "code_used"
    default_sentence = "这个二维码已经签过名了。要重签，请在电脑上换一个新的二维码。"


class CodeVoid(Refused):
    """The plan or the commitment's text changed after the code was given."""

    code = "code_void"
    default_sentence = "评审计划或承诺内容有了新版本，请在电脑上换一个新的二维码，看过新内容再签。"


class SignaturePoor(Refused):
    """Strokes that are empty or cannot be read as a name."""

    code = "signature_poor"
    default_sentence = "签名太短或不清楚，请用正楷再签一次。"

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence, field="strokes")


class NotReady(Refused):
    """Not everything is there to submit; `problems` lists all at once, in the order of the steps."""

    code = "not_ready"

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"还有 {len(self.problems)} 处要改，改好就可以提交。")
