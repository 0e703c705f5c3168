"""What a rehearsal leaves behind: every document made, and one report for people or machines."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zhicheng import clock
from zhicheng.applications import queries as applications
from zhicheng.casework import lists, reading
from zhicheng.documents import services as documents
from zhicheng.publicity import queries as publicity

from .clerks import offices
from .play import Played, Progress


def report(played: Played, *, applicants: int, seconds: float, paths: list[str]) -> dict[str, Any]:
    """The one object of `--json`: outcomes add up to `applicants`; `documents` are relative to the folder."""
    return {
        "plan": played.plan.plan_id,
        "applicants": applicants,
        "outcomes": played.outcomes,
        "stages": played.stages,
        "documents": paths,
        "invariants": {"checked": played.report.checked, "violated": played.report.violated},
        "seconds": round(seconds, 1),
    }


def write_documents(played: Played, folder: Path, progress: Progress) -> list[str]:
    """Write every document into `folder`; returns their paths relative to it, sorted."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for share, name, data in _documents(played):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        paths.append(name)
        progress(share, name)
    return sorted(paths)


def _documents(played: Played) -> Iterator[tuple[float, str, bytes]]:
    at = clock.now()
    filed = [one for one in played.people if one.application_id]
    for n, one in enumerate(filed):
        application = applications.get(one.application_id or 0)
        if not application.revision_number or reading.may(one.actor, application, "print", at) is not None:
            continue
        number, share = application.receipt_number, n / len(filed)
        form = reading.review_form_data(application, application.revision_number, actor=one.actor, at=at)
        yield share, f"评审表/{number}.pdf", documents.review_form(form)
        yield share, f"资料袋封面/{number}.pdf", documents.bag_cover(reading.bag_cover_data(application, at=at))
    for clerk in offices(played.world.clerks, "employer"):
        for notice in publicity.notices_of(clerk.organisation_id or 0):
            data = reading.publicity_sheet_data(notice.pk)
            yield 1.0, f"公示表/{data['number']}.pdf", documents.publicity_sheet(data)
    for clerk in offices(played.world.clerks, "office"):
        sheet = lists.office_sheet(actor=clerk, step="in_committee")
        book = documents.sheet(sheet.columns, sheet.rows, title=sheet.title)
        yield 1.0, f"名单/{clerk.organisation_id}.xlsx", book
