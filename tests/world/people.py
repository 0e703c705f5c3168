"""People and what they have in their dossiers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from tests.world.moments import BEGAN
from tests.world.offices import account
from tests.world.papers import pdf
from zhicheng import kinds
from zhicheng.dossier import services as dossier
from zhicheng.files import services as files
from zhicheng.organisations.models import Organisation
from zhicheng.standards.actor import Actor


@dataclass(frozen=True)
class Life:
    """What a person has in her dossier: kind → records. `with_` and `without` make variants."""

    records: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    path: str = "degree"

    def with_(self, kind: str, *records: Mapping[str, Any], path: str | None = None) -> Life:
        """The same life with these records of one kind."""
        return replace(self, records={**self.records, kind: records}, path=path or self.path)


BASICS = {
    "sex": "female",
    "born": "1990-05-01",
    "ethnicity": "01",
    "political_status": "13",
    "phone": "13805750917",
    "post_kind": "engineering",
    "post_name": "工艺工程师",
    "in_service": True,
    "front_line": True,
    "personnel_file": "employer",
    "insurance_unit": "employer",
    "labour_unit": "employer",
    "profession_since": "2012-07",
    "profession": "化工工艺",
}
FIRM = "上虞青原新材料有限公司"
DEGREE = {
    "education": "bachelor",
    "degree": "bachelor",
    "school": "浙江工业大学",
    "school_kind": "university",
    "major": "化学工程与工艺",
    "major_match": "same",
    "study_mode": "full_time",
    "awarded": "2012-06-30",
}
PATENT = {
    "name": "一种连续硝化反应的急冷装置",
    "kind": "invention",
    "number": "201710601862.3",
    "rank": 1,
    "inventors": 3,
    "granted": "2020-04-21",
}
ENGINEER = Life(
    {
        "basics": (BASICS,),
        "degree": (DEGREE,),
        "work": (
            {
                "from": "2012-07",
                "organisation": FIRM,
                "post": "工艺工程师",
                "work_kind": "professional",
                "same_profession": True,
            },
        ),
        "appraisal": tuple({"year": year, "result": "qualified", "organisation": FIRM} for year in (2020, 2021, 2022)),
        "training": tuple(
            {"year": year, "kind": kind, "hours": hours}
            for year in (2021, 2022, 2023)
            for kind, hours in (("professional", 60), ("public", 18), ("other", 12))
        ),
        "insurance": (
            {"from": "2012-07", "region": "浙江省绍兴市上虞区", "outside_province": False, "organisation": FIRM},
        ),
        "patent": (PATENT,),
    }
)
"""Meets the plan by degree and years: bachelor of 2012 with work ever since, all hours and appraisals."""


def person(name: str, employer: Organisation) -> Actor:
    """A person with an account who works at `employer`, acting for herself."""
    user = account(name)
    actor = Actor(person_id=user.pk, person_name=user.name, role="applicant")
    dossier.save_profile(actor=actor, employer_id=employer.pk, at=BEGAN)
    return actor


def fill_dossier(actor: Actor, by: Actor, life: Life = ENGINEER, *, when: datetime = BEGAN) -> list[int]:
    """Enter the records of a life, each with evidence, have the employer approve them, mark every list complete."""
    items = [add_record(actor, kind, record, when=when) for kind, records in life.records.items() for record in records]
    dossier.submit_items(actor=actor, item_ids=items, at=when)
    outcome = dossier.approve_items(actor=by, item_ids=items, at=when)
    assert outcome.skipped == ()
    for kind in kinds.all():
        if not kind.singleton:
            dossier.mark_complete(actor=actor, kind=kind.code, complete=True, at=when)
    return items


def add_record(actor: Actor, kind: str, record: Mapping[str, Any], *, when: datetime, **more: Any) -> int:
    """One record as a draft, with a file where its kind asks for evidence; degrees are checked with the register."""
    item = dossier.save_item(actor=actor, kind=kind, data=record, at=when, **more)
    if kind == "degree":
        register = Actor(person_id=actor.person_id, person_name="学历信息库", role="system")
        dossier.save_item(actor=register, kind=kind, data={"fetched": True}, lineage=item.lineage, at=when)
    if kinds.get(kind).evidence_required:
        file = files.keep_document(
            owner_id=actor.person_id or 0,
            purpose="evidence",
            name="佐证.pdf",
            data=pdf(item.pk % 7 + 1),
            actor=actor,
            at=when,
        )
        dossier.add_evidence(actor=actor, item_id=item.pk, file_id=file.pk, at=when)
    return item.pk


def approve_record(actor: Actor, by: Actor, item_id: int, *, when: datetime) -> None:
    """Send one record and have the employer approve it."""
    dossier.submit_items(actor=actor, item_ids=[item_id], at=when)
    outcome = dossier.approve_items(actor=by, item_ids=[item_id], at=when)
    assert outcome.skipped == ()
