"""Facts of people for these tests, put together from small pieces."""

from __future__ import annotations

from typing import Any

from zhicheng import kinds

Facts = dict[str, Any]
KINDS = tuple(kind.facts_key for kind in kinds.all() if not kind.singleton)


def records(*rows: Facts, complete: bool = True) -> Facts:
    return {"complete": complete, "records": list(rows)}


def nobody() -> Facts:
    """Every list complete and empty."""
    return {kind: records() for kind in KINDS}


def engineer(**changes: Any) -> Facts:
    """Someone who meets everything by the degree path; the employer has yet to attest her conduct."""
    facts = nobody()
    facts |= {
        "person": {
            "identity": "resident_id",
            "in_service": True,
            "post_kind": "engineering",
            "personnel_file": "employer",
            "insurance_unit": "employer",
            "labour_unit": "employer",
        },
        "employer": {"zone": "shangyu-north", "ownership": "private", "kind": "enterprise", "department": "none"},
        "degrees": records(
            {
                "id": "item:1",
                "education": "bachelor",
                "degree": "bachelor",
                "school": "钱江理工学院",
                "school_kind": "university",
                "major": "应用化学",
                "major_match": "same",
                "awarded": "2018-06-30",
                "fetched": True,
            }
        ),
        "works": records(
            {
                "id": "item:2",
                "from": "2018-07-01",
                "organisation": "越江新材料有限公司",
                "post": "工艺工程师",
                "work_kind": "professional",
                "same_profession": True,
            }
        ),
        "trainings": records(
            {"id": "item:3", "year": 2021, "kind": "professional", "hours": 90},
            {"id": "item:4", "year": 2022, "kind": "professional", "hours": 90},
            {"id": "item:5", "year": 2022, "kind": "public", "hours": 54},
            {"id": "item:6", "year": 2023, "kind": "other", "hours": 36},
        ),
        "appraisals": records(
            {"id": "item:7", "year": 2020, "result": "qualified"},
            {"id": "item:8", "year": 2021, "result": "excellent"},
            {"id": "item:9", "year": 2022, "result": "qualified"},
        ),
        "insurances": records({"id": "item:10", "from": "2018-07", "outside_province": False}),
    }
    return facts | changes
