"""What the papers say: data for the 评审表, the bag's cover and the 公示表, taken from what was frozen.

Owns no layout (`documents` does). A whole identity number is opened here for the 评审表 only, and logged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zhicheng import clock, kinds, policy
from zhicheng.accounts import services as accounts
from zhicheng.applications import queries as applications
from zhicheng.applications import rules as application_rules
from zhicheng.documents.shapes import (
    BagCover,
    Committee,
    Opinion,
    PublicitySheet,
    PublishedPerson,
    ReviewForm,
)
from zhicheng.files import queries as files
from zhicheng.plans import queries as plans
from zhicheng.publicity import queries as publicity
from zhicheng.review import queries as review
from zhicheng.standards import codes
from zhicheng.standards.actor import Actor

from . import facts as case_facts
from . import papers, ways

if TYPE_CHECKING:
    from zhicheng.applications.models import Application, Revision
    from zhicheng.publicity.models import Entry
    from zhicheng.review.models import Decision

OFFICES = {
    "employer": ("单位意见", "单位盖章处"),
    "human_resources": ("人力社保部门意见", "人力社保部门盖章处"),
    "talent_centre": ("人才服务机构意见", "人才服务机构盖章处"),
    "recommender": ("中评委推荐意见", "中评委盖章处"),
    "committee_office": ("评委会办公室意见", "办公室盖章处"),
}
"""How the box of an office and the place of its seal are called, by the kind of office."""
DEPARTMENT = ("主管部门意见", "主管部门盖章处")
SIGNERS = {"employer": "负责人签名"}
POSTS = ("title", "appointment", "skill")
"""Kinds of records that stand under 现任职务 on the 公示表."""
_NAMES = {one.code: one.name for one in kinds.get("basics").fields}


def review_form_data(application: Application, revision_number: int, *, actor: Actor, at: datetime) -> ReviewForm:
    """What `documents` needs to print the 评审表 of a revision; notes that `actor` saw the whole identity number."""
    revision = applications.revision(application.pk, revision_number)
    content, plan = revision.content, plans.plan_of(application.plan_id)
    facts = case_facts.facts_of(application, revision_number)
    records: dict[str, list[dict[str, Any]]] = {}
    for item in content["items"]:
        records.setdefault(item["kind"], []).append(item["data"])
    return ReviewForm(
        number=application.receipt_number or "",
        revision=revision.number,
        digest=revision.digest,
        filed_on=clock.today(revision.filed_at).isoformat(),
        plan_name=plan.name,
        title=codes.table("title_names").label(plan.title_awarded),
        specialty=_form(content, "specialty"),
        method=_form(content, "method") or _form(content, "path"),
        employer=content["person"]["employer"]["name"],
        name=content["person"]["name"],
        identity_kind=content["person"]["identity"]["kind"],
        identity=accounts.open_identity(user_id=application.applicant_id, purpose="打印评审表", actor=actor, at=at),
        basics=content["basics"]["data"] if content["basics"] else {},
        records=records,
        years=content["computed"]["years"]["text"],
        statement=_form(content, "statement"),
        opinions=_opinions(application, revision_number, plan, facts),
        committee=_committee(application, plan),
        photo=_picture(application, revision, "photo"),
        signature=_picture(application, revision, "signature"),
        copies=max(papers.wanted(plan, facts).values(), default=1),
    )


def bag_cover_data(application: Application, *, at: datetime) -> BagCover:
    """What `documents` needs for the cover of the paper bag (name, specialty, employer)."""
    revision = applications.revision(application.pk, application.revision_number)
    plan = plans.plan_of(application.plan_id)
    facts = case_facts.facts_of(application, revision.number)
    asked = papers.wanted(plan, facts)
    return BagCover(
        number=application.receipt_number or "",
        name=revision.content["person"]["name"],
        specialty=_form(revision.content, "specialty"),
        employer=revision.content["person"]["employer"]["name"],
        plan_name=plan.name,
        made_on=clock.today(at).isoformat(),
        papers=[{"name": one.name, "copies": asked[one.id]} for one in plan.papers if one.id in asked],
        deliver_to=papers.address(plan, facts),
    )


def publicity_sheet_data(notice_id: int) -> PublicitySheet:
    """What `documents` needs for the 公示表 of a notice; the caller has checked the right to it."""
    notice = publicity.get(notice_id)
    plan = plans.plan_of(notice.plan_id)
    rule = next(stage.publicity for stage in plan.route if stage.publicity is not None)
    return PublicitySheet(
        number=f"{notice.posted_on.year}-{notice.pk}",
        employer=notice.employer.name,
        basis=plan.source.number or "",
        subject=plan.name,
        people=[_published(entry) for entry in publicity.entries_of(notice_id) if entry.state != "removed"],
        posted_on=notice.posted_on.isoformat(),
        last_day=notice.last_day.isoformat(),
        working_days=notice.working_days,
        first_day=rule.first_day,
        place=notice.place,
        receiver=f"{notice.employer.name}人事部门",
        phone=notice.employer.phone,
    )


def opinion_of(application_id: int, stage_id: str, revision_number: int) -> tuple[str, datetime, str] | None:
    """An office's opinion on a case, when, and the office: with 报送 where the plan puts it there, else with 通过."""
    decisions: Sequence[Decision] = [
        one
        for one in review.passes_in_force(application_id)
        if one.run.stage == stage_id and one.run.revision_number <= revision_number
    ]
    if not decisions:
        return None
    last = decisions[-1]
    office = last.run.organisation.name if last.run.organisation else ""
    report = review.gates_of(last.run_id).get("report")
    if report is not None and report.state == "done" and report.done_at is not None:
        return report.data.get("opinion") or last.opinion, report.done_at, office
    return last.opinion, last.at, office


def _opinions(
    application: Application, revision_number: int, plan: policy.Plan, facts: Mapping[str, Any]
) -> list[Opinion]:
    """The boxes of the offices this case passes, in the plan's order; a ring where the paper wants a seal.

    Where offices of one kind stand one above the other (逐级), each box bears the name of its stage.
    """
    sealed = {seal for paper in plan.papers for seal in paper.seals}
    way = ways.way_of(application, plan, facts)
    names = [OFFICES.get(stage.office.kind, DEPARTMENT)[0] for stage in way]
    boxes: list[Opinion] = []
    for stage in way:
        wanted = stage.id in sealed or stage.kind in sealed
        if stage.kind == "committee" or (stage.kind == "office" and not wanted):
            continue
        name, seal = OFFICES.get(stage.office.kind, DEPARTMENT)
        box = Opinion(
            name=name if names.count(name) == 1 else f"{stage.name}意见",
            text="",
            seal=seal if wanted else "",
            signer=SIGNERS.get(stage.kind, "审核人签名"),
        )
        said = opinion_of(application.pk, stage.id, revision_number)
        if said is not None:
            box["text"] = said[0]
            box["date"] = clock.today(said[1]).isoformat()
            box["office"] = said[2]
        boxes.append(box)
    return boxes


def _committee(application: Application, plan: policy.Plan) -> Committee:
    if application.committee is not None:
        return Committee(name=application.committee.name)
    return Committee(name=plan.committee.name if plan.committee else "")


def _form(content: Mapping[str, Any], code: str) -> str:
    return str((content["form"].get(code) or {}).get("text") or "")


def _picture(application: Application, revision: Revision, place: str) -> bytes | None:
    """The bytes of the photo or the signature that was filed."""
    described = next((one for one in revision.content["files"] if one["place"] == place), None)
    if described is None:
        return None
    row = applications.revision_file(application.pk, revision.number, described["id"])
    return files.read(row.file)


def _published(entry: Entry) -> PublishedPerson:
    """One person of a notice, by the columns of the 公示表; the years are those of the revision it was made from."""
    published = entry.published
    form, basics = published["form"], dict(published["basics"])
    years = applications.revision(entry.application_id, entry.revision_number).content["computed"]["years"]["text"]
    sex, since, post = (basics.pop(_NAMES[code], "") for code in ("sex", "profession_since", "post_name"))

    def titles(codes_: Iterable[str], *, with_kind: bool = False) -> list[str]:
        wanted = {kinds.get(code).name for code in codes_}
        found = (item for item in published["items"] if item["kind"] in wanted)
        return [f"{one['kind']}：{one['title']}" if with_kind else one["title"] for one in found]

    return PublishedPerson(
        name=published["name"],
        sex=sex,
        posts=[*([post] if post else []), *basics.values(), *titles(POSTS)],
        education=titles(["degree"]),
        years=[*([years] if years else []), *([f"{since}起"] if since else [])] if published["basics"] else [],
        achievements=titles(application_rules.choosable_kinds(), with_kind=True),
        specialty=form.get("申报专业", ""),
        method=form.get("申报方式") or form.get("申报类别", ""),
    )
