"""Filling in what a made-up person's records still lack, so that they can be typed into a dossier as they are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from zhicheng import kinds
from zhicheng.kinds import Field, Kind
from zhicheng.policy.dates import read_partial, shift_years
from zhicheng.standards import codes
from zhicheng.standards.data_files import read_yaml
from zhicheng.standards.patents import check_digit

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_name("words.yaml"))
# Which list of words a text field draws from, where it is not the one named like the field.
_LISTS = {
    ("work", "post"): "post",
    ("post", "name"): "post_name",
    ("post", "organisation"): "organisation",
    ("project", "name"): "project",
    ("product", "name"): "product",
    ("patent", "name"): "patent",
    ("software", "name"): "software",
    ("paper", "title"): "paper",
    ("honour", "name"): "honour",
    ("standard", "name"): "standard",
    ("mentoring", "name"): "mentoring",
    ("employer_honour", "project"): "project",
    ("project", "honour_list"): "honour",
    ("landmark", "name"): "project",
}
# Plain values of choices: what a record says where the plan's conditions do not.
_CHOICES: dict[tuple[str, str], Any] = {
    ("degree", "school_kind"): "university",
    ("degree", "technical_class"): "none",
    ("degree", "major_match"): "same",
    ("degree", "study_mode"): "full_time",
    ("degree", "education"): "secondary",
    ("work", "work_kind"): "professional",
    ("title", "way"): "reviewed",
    ("project", "kind"): "other",
    ("project", "level"): "enterprise",
    ("project", "role"): "member",
    ("product", "role"): "member",
    ("product", "level"): "enterprise",
    ("honour", "kind"): "other",
    ("honour", "level"): "enterprise",
    ("post", "kind"): "other",
    ("training", "kind"): "other",
    ("skill", "grade"): "junior_worker",
    ("training", "mode"): "offline",
}
_DEGREES = {"postgraduate": "master", "bachelor": "bachelor"}


class Filler:
    """Fills records of one person; `career` is about when work began, `today` the last day a record may speak of."""

    def __init__(self, rng: Random, career: date, today: date, specialty: str) -> None:
        self.rng = rng
        self.career = career
        self.today = today
        self.specialty = specialty
        self.count = 0

    def record(self, code: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """A whole record of a kind around the fields that are given; an empty given field stays empty."""
        kind = kinds.get(code)
        self.count += 1
        made: dict[str, Any] = {**given, "id": f"sample:{code}-{self.count}"}
        self._related(code, made)
        for field in kind.form_fields:
            needed = field.required or any(made.get(key) in codes for key, codes in field.required_when.items())
            if needed and field.code not in made:
                made[field.code] = self._value(kind, field, made)
        return made

    def _related(self, code: str, made: dict[str, Any]) -> None:
        """Fields that follow from others of the same record."""
        if code == "degree":
            if "education" not in made and "degree" in made:
                made["education"] = "postgraduate" if made["degree"] in ("master", "doctor") else "bachelor"
            made.setdefault("degree", _DEGREES.get(str(made.get("education")), "none"))
        elif code == "title":
            made.setdefault("level", _title_level(str(made.get("name"))))
            made.setdefault("outside_province", False)
        elif code in ("project", "patent") and isinstance(made.get("rank"), int):
            made.setdefault("team_size" if code == "project" else "inventors", made["rank"] + 2)

    def _value(self, kind: Kind, field: Field, made: Mapping[str, Any]) -> Any:
        if field.type == "choice":
            plain = _CHOICES.get((kind.code, field.code))
            return plain if plain is not None else field.choices[0][0]
        if field.type == "boolean":
            return kind.code == "work" and field.code == "same_profession"
        if field.type in ("date", "partial_date"):
            return self._day(kind, field, made)
        if field.type == "year":
            return self.today.year - 1
        if field.type in ("integer", "number"):
            return max(field.min or 1, 1)
        return self._text(kind, field, made)

    def _day(self, kind: Kind, field: Field, made: Mapping[str, Any]) -> str:
        """A day in keeping with the record's other dates, else one of the career."""
        others = [read_partial(made.get(one)) for one, later in kind.sequence if later == field.code]
        start = next((one[0] for one in others if one is not None), None)
        if start is not None:
            return start.isoformat()
        if kind.code in ("degree", "insurance"):
            return shift_years(self.career, 0).isoformat()
        later = shift_years(self.career, 1)
        return min(later, self.today).isoformat()

    def _text(self, kind: Kind, field: Field, made: Mapping[str, Any]) -> str:
        if field.check == "patent_number":
            return self._patent_number(str(made.get("kind")))
        if field.check == "phone":
            return f"139{self.rng.randrange(10**8):08d}"
        if field.code in ("number", "document_number"):
            return f"示例〔{self.career.year}〕{self.rng.randrange(1, 200)}号"
        name = _LISTS.get((kind.code, field.code), field.code)
        return self.rng.choice(_WORDS.get(name, _WORDS["text"])).replace("{specialty}", self.specialty)

    def _patent_number(self, kind: str) -> str:
        mark = {"invention": "1", "utility_model": "2", "design": "3"}.get(kind, "1")
        digits = f"{self.career.year:04d}{mark}{self.rng.randrange(10**7):07d}"
        return f"{digits}.{check_digit(digits)}"


def _title_level(name: str) -> str:
    """The level of a title as the table of titles has it."""
    titles = codes.table("title_names")
    return str(titles.get(name).extra.get("level", "junior")) if name in titles else "junior"
