"""May this person do this with this record now, and if not, why not. One sentence or None; nothing is written."""

from zhicheng.standards.actor import Actor

from .models import Item

State = Item.State
OPEN = (State.DRAFT, State.RETURNED, State.SUBMITTED)
EDITABLE = (State.DRAFT, State.RETURNED)
CURRENT = (*OPEN, State.APPROVED)
FOR_EMPLOYER = (State.SUBMITTED, State.APPROVED, State.SUPERSEDED)
"""What an employer may see: never a draft, nor a returned record while it is being mended."""

MOST_FILES = 20
LONGEST_REASON = 300
RETURN_REASONS = (
    "field_wrong",
    "field_missing",
    "evidence_missing",
    "evidence_unclear",
    "evidence_mismatch",
    "own_part_unproven",
    "years_wrong",
    "appraisal_form",
    "training_proof",
    "insurance_proof",
    "other",
)
"""The reasons (table `reasons`) that are about a record and are offered where one is returned."""


def why_not_edit(item: Item) -> str | None:
    """Why the owner cannot change this row. An approved one is changed through its next version."""
    if item.state == State.SUBMITTED:
        return "这条记录已经送单位审核。要修改，请先撤回送审。"
    if item.state in (State.SUPERSEDED, State.WITHDRAWN):
        return "这是以前的版本，只能查看。"
    return None


def why_not_delete(item: Item) -> str | None:
    """Why the owner cannot delete this row: only what is a draft or was returned can go."""
    if item.state == State.APPROVED:
        return "单位审核过的记录会一直留着。内容有变化的，请修改后再送审。"
    return None if item.state in EDITABLE else why_not_edit(item)


def why_not_review(actor: Actor, item: Item, *, employer_id: int | None) -> str | None:
    """Why this clerk cannot decide on this row now. `employer_id` is where the owner works."""
    if actor.role != "employer" or actor.organisation_id is None or actor.organisation_id != employer_id:
        return "这个人已经不在本单位，由现在的单位审核。"
    if actor.person_id == item.owner_id:
        return "这是您本人的记录，请由本单位的另一位经办人审核。"
    if item.state == State.SUBMITTED:
        return None
    return _DECIDED.get(State(item.state), "这条记录现在不在送审中。")


_DECIDED = {
    State.DRAFT: "本人已经撤回送审，改好后会再送来。",
    State.RETURNED: "本单位已经退回修改，等本人改好再送来。",
    State.APPROVED: "本单位已经审核通过。",
    State.SUPERSEDED: "本单位已经审核通过，后来又有了新版本。",
    State.WITHDRAWN: "本人已经删除。",
}


def trust_of(item: Item) -> str:
    """How far a record can be trusted: 联网核验, 单位核对原件, 存疑 or 本人填报, the words of the tags."""
    if item.state == State.RETURNED:
        return "存疑"
    if item.data.get("fetched") is True:
        return "联网核验"
    return "单位核对原件" if item.state in (State.APPROVED, State.SUPERSEDED) else "本人填报"
