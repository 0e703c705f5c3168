"""What an applicant does: fill her dossier, file, mend, withdraw. Each act is the call a page makes."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhicheng import kinds, policy
from zhicheng.accounts import services as accounts
from zhicheng.applications import queries as applications
from zhicheng.applications import scores
from zhicheng.applications import services as drafts
from zhicheng.applications.errors import NotReady
from zhicheng.casework import filing, filing_draft
from zhicheng.dossier import services as dossier
from zhicheng.files import services as files
from zhicheng.organisations import queries as organisations
from zhicheng.standards.actor import SYSTEM, Actor
from zhicheng.standards.errors import Refused

from . import papers
from .cast import Member
from .names import Register

STATEMENT = "长期从事一线专业技术工作，主持或参与了多项技术改造，解决了生产中的关键问题，并带教青年技术人员。"

MIDDLING = 0.7
"""The share of a sheet's full score that people give themselves where nothing hangs on it."""


@dataclass
class Person:
    """A cast member with an account, and how her application goes."""

    member: Member
    actor: Actor
    employer_id: int
    employer_name: str
    application_id: int | None = None
    refused: str = ""

    def tries(self, act: Callable[[], object]) -> bool:
        """Do something she means to do; False where the platform refuses it, and why is kept."""
        try:
            act()
        except Refused as refused:
            problems = refused.problems if isinstance(refused, NotReady) else ()
            self.refused = refused.sentence + "".join(one.sentence for one in problems)
            return False
        return True


def arrive(member: Member, register: Register, region: str, employer_id: int, at: datetime) -> Person:
    """Get an account and say where she works."""
    person = member.facts.get("person") or {}
    born = _born(person.get("born"))
    female = _sex(member, person) == "female"
    kind = person.get("identity") or "resident_id"
    resident = kind == "resident_id"
    user = accounts.create_user(
        username=f"demo-{member.number}-{register.phone()[-4:]}",
        name=register.person(),
        identity_kind=kind,
        identity_number=register.resident_number(region, born, female=female) if resident else None,
        phone=register.phone(),
        is_demo=True,
        actor=SYSTEM,
        at=at,
    )
    actor = Actor(person_id=user.pk, person_name=user.name, role="applicant")
    dossier.save_profile(actor=actor, employer_id=employer_id, at=at)
    return Person(member, actor, employer_id, organisations.get(employer_id).name)


def fill_dossier(one: Person, at: datetime) -> None:
    """Enter everything the facts say, with evidence, mark what is complete, and send what is fit to be sent."""
    facts = one.member.facts
    items = [_enter(one, "basics", _basics(one, facts.get("person") or {}), at)]
    for kind in kinds.all():
        if kind.singleton:
            continue
        said = facts.get(kind.facts_key) or {}
        for record in said.get("records", ()):
            items.append(_enter(one, kind.code, record, at))
        if said.get("complete"):
            dossier.mark_complete(actor=one.actor, kind=kind.code, complete=True, at=at)
    unfit = {problem.item_id for problem in dossier.problems_of(actor=one.actor, item_ids=items, at=at)}
    dossier.submit_items(actor=one.actor, item_ids=[item for item in items if item not in unfit], at=at)


def _basics(one: Person, person: Mapping[str, Any]) -> dict[str, Any]:
    """What she says of herself, with the rest of the form filled in plausibly."""
    usual = {
        "sex": _sex(one.member, person),
        "born": _born(person.get("born")).isoformat(),
        "ethnicity": "01",
        "political_status": "13",
        "phone": "19900000000",
        "post_kind": "engineering",
        "post_name": "工程师",
        "in_service": True,
        "front_line": one.member.number % 3 == 0,
        "personnel_file": "employer",
        "file_region": organisations.get(one.employer_id).region,
        "insurance_unit": "employer",
        "labour_unit": "employer",
        "profession_since": "2012-07",
        "profession": "工程技术",
    }
    known = {one.code for one in kinds.get("basics").form_fields}
    said = {key: value for key, value in person.items() if key in known - {"phone"} and value is not None}
    return usual | said


def _enter(one: Person, kind: str, record: Mapping[str, Any], at: datetime) -> int:
    """One record as a draft, with a file where its kind asks for evidence."""
    known = {field.code for field in kinds.get(kind).fields}
    data = {key: value for key, value in record.items() if key in known and value is not None}
    if "organisation" in data:
        data["organisation"] = one.employer_name
    item = dossier.save_item(actor=one.actor, kind=kind, data=data, at=at)
    if kind == "degree" and data.get("fetched"):
        register = Actor(person_id=one.actor.person_id, person_name="学历信息库", role="system")
        dossier.save_item(actor=register, kind=kind, data={"fetched": True}, lineage=item.lineage, at=at)
    if kinds.get(kind).evidence_required:
        title = kinds.get(kind).title(data) or kinds.get(kind).name
        lines = tuple(f"{name}：{text}" for name, text in kinds.get(kind).rows(data))
        file = _keep(one, "evidence", f"{title[:40]}.pdf", title, lines, at)
        dossier.add_evidence(actor=one.actor, item_id=item.pk, file_id=file.pk, at=at)
    return item.pk


def _keep(one: Person, purpose: str, name: str, title: str, lines: tuple[str, ...], at: datetime) -> Any:
    return files.keep_document(
        owner_id=one.actor.person_id or 0,
        purpose=purpose,
        name=name,
        data=papers.sheet(title, lines),
        actor=one.actor,
        at=at,
    )


def prepare(one: Person, plan: policy.Plan, plan_pk: int, at: datetime) -> None:
    """The steps but the last. What the platform refuses is kept as the reason she did not file."""
    one.tries(lambda: _prepare(one, plan, plan_pk, at))


def _prepare(one: Person, plan: policy.Plan, plan_pk: int, at: datetime) -> None:
    application = filing.start(actor=one.actor, plan_pk=plan_pk, at=at)
    one.application_id = application.pk
    common: dict[str, Any] = {"actor": one.actor, "application_id": application.pk, "at": at}
    if plan.photo is not None:
        data = papers.portrait(plan.photo, one.member.number % 40)
        photo = files.keep_photo(
            owner_id=one.actor.person_id or 0, name="证件照.jpg", data=data, rule=plan.photo, actor=one.actor, at=at
        )
        drafts.put_file(slot="photo", file_id=photo.pk, **common)
    token = drafts.open_commitment(**common)
    drafts.sign(token=token, strokes=papers.signature(one.member.number), device="phone", at=at)
    said = one.member.facts.get("application") or {}
    path = plan.path(one.member.path)
    drafts.save_form(
        values={
            "specialty": said.get("specialty") or plan.specialties[0].code,
            "path": path.id,
            "method": said.get("method") or path.method or (plan.methods[0].code if plan.methods else ""),
            **({"committee": plan.committee.code} if plan.committee is not None else {}),
            "statement": STATEMENT,
            **_scores(plan, path.id, one.member.facts),
        },
        **common,
    )
    drafts.choose_items(item_ids=[item.pk for item, _ in applications.choices(application)][:12], **common)
    for slot in filing_draft.filing_of(**common).draft.slots:
        if slot.state == "missing":
            file = _keep(one, "attachment", f"{slot.name[:40]}.pdf", slot.name, ("（扫描件）",), at)
            drafts.put_file(slot=slot.id, file_id=file.pk, **common)


def _scores(plan: policy.Plan, path: str, facts: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """The sheets of her path, filled in to the self-score the facts tell; where they tell none, to a middling one.

    A self-score that the facts leave unknown is not filled in.
    """
    told = facts.get("scores") or {}
    sheets = [sheet for sheet in plan.sheets.values() if scores.concerns(sheet, path)]
    wanted = {sheet.id: told.get(sheet.id, {"self": round(sheet.full * MIDDLING)}).get("self") for sheet in sheets}
    return {scores.field_code(sheet): scores.spread(sheet, wanted[sheet.id]) for sheet in sheets if wanted[sheet.id]}


def submit(one: Person, at: datetime) -> bool:
    """Press 提交; False (and why) where the platform refuses."""
    application = applications.own(one.actor, one.application_id or 0)
    given: dict[str, Any] = {"application_id": application.pk, "expected_version": application.version}
    return one.tries(lambda: filing.submit(actor=one.actor, at=at, **given))


def mend(one: Person, at: datetime) -> bool:
    """Change what was asked for and submit again; False (and why) where the platform refuses, for it is too late."""
    application = applications.own(one.actor, one.application_id or 0)
    text = f"{STATEMENT}（第{application.revision_number + 1}稿，已按退回意见补充本人所起的作用。）"
    given: dict[str, Any] = {"application_id": application.pk, "values": {"statement": text}}
    return one.tries(lambda: drafts.save_form(actor=one.actor, at=at, **given)) and submit(one, at)


def withdraw(one: Person, at: datetime) -> bool:
    """Think better of it before the employer has opened the case; False (and why) where it is too late for that."""
    application = applications.own(one.actor, one.application_id or 0)
    given: dict[str, Any] = {"application_id": application.pk, "expected_version": application.version}
    return one.tries(lambda: filing.withdraw(actor=one.actor, reason="今年先不申报", at=at, **given))


def _sex(member: Member, person: Mapping[str, Any]) -> str:
    """What the facts say, else by turns."""
    return person.get("sex") or ("female" if member.number % 2 == 0 else "male")


def _born(text: Any) -> date:
    """A birthday that is known, else one that fits a working life."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return date(1988, 5, 1)


def seeded(seed: int, member: Member) -> random.Random:
    """Chance of her own for one person, so that the others do not change when one does."""
    return random.Random(f"{seed}:{member.number}")  # noqa: S311
