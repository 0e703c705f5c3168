"""Where a thing is mended: from the place a reason or a problem names to the address of its field."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from django.urls import reverse

if TYPE_CHECKING:
    from zhicheng.applications.rules import Problem

WORDS = {
    "photo": "换照片",
    "commitment": "重新签署",
    "form": "去改",
    "item": "打开这条记录",
    "slot": "去上传",
    "basics": "去改个人基本信息",
    "profile": "去改现工作单位",
    "paper": "看要送的材料",
}


def address(application_id: int, place: str) -> str:
    """The page, and where there is one the field, for photo, commitment, form:<field>, item:<id>, slot:<id> …"""
    kind, _, name = place.partition(":")
    one = [application_id]
    if kind == "item" and name.isdecimal():
        return reverse("applicant:dossier_item", args=[int(name)])
    if kind == "form":
        return f"{reverse('applicant:form', args=one)}#id_{name}"
    if kind == "slot":
        return f"{reverse('applicant:attachments', args=one)}#{slot_anchor(name)}"
    if kind == "basics" and name:
        return f"{reverse('applicant:dossier_basics')}#id_{name}"
    pages = {
        "photo": ("applicant:photo", one),
        "commitment": ("applicant:commitment", one),
        "basics": ("applicant:dossier_basics", []),
        "employer": ("applicant:dossier_employer", []),
        "profile": ("applicant:dossier_employer", []),
        "items": ("applicant:items", one),
        "dossier": ("applicant:dossier", []),
        "finding": ("applicant:dossier", []),
    }
    view, args = pages.get(kind, ("applicant:application", one))
    return reverse(view, args=args)


def of_problem(application_id: int, problem: Problem) -> str:
    """Where a problem of the draft is mended."""
    if problem.step == "form":
        return address(application_id, f"form:{problem.field}")
    if problem.step == "items":
        return address(application_id, "items")
    return address(application_id, problem.field)


def word(place: str) -> str:
    """What the link to a place says: 去上传, 打开这条记录 …"""
    return WORDS.get(place.partition(":")[0], "去看看")


def step_of(place: str) -> str:
    """The step in which a place is mended; empty for what is mended in the dossier or at the counter."""
    kind = place.partition(":")[0]
    return {"photo": "photo", "commitment": "commitment", "form": "form", "item": "items", "slot": "attachments"}.get(
        kind, ""
    )


def slot_anchor(slot: str) -> str:
    """The anchor of a slot on the page of attachments."""
    return f"slot-{quote(slot, safe='')}"
