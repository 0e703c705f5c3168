"""The error summary: every slip in page order, each a link to its field."""

from typing import Any

from django.forms import BaseForm


def error_summary(*forms: Any, title: str = "") -> dict[str, Any]:
    """Context of `error_summary.html` for one form or several, in the order they stand on the page.

    A form is a Django form, or a list of (id, label, message) for what no form holds.
    """
    entries: list[dict[str, str]] = []
    for form in forms:
        if isinstance(form, BaseForm):
            entries += of_form(form)
        elif form:
            entries += [{"target": one[0], "label": one[1], "message": one[2]} for one in form]
    count = len(entries)
    return {"entries": entries, "title": title or f"有 {count}\u00a0处要改，改好再保存"}


def of_form(form: BaseForm) -> list[dict[str, str]]:
    """The slips of one form: those of the whole first, then field by field."""
    if not form.is_bound:
        return []
    entries = [{"target": "", "label": "", "message": str(message)} for message in form.non_field_errors()]
    for bound in form:
        target = first_control(bound)
        entries += [
            {"target": target, "label": "" if bound.is_hidden else str(bound.label), "message": str(message)}
            for message in bound.errors
        ]
    return entries


def first_control(bound: Any) -> str:
    """The id of the first control of a field, so that a link to it lands in it."""
    if bound.is_hidden:
        return ""
    label = bound.id_for_label
    if label:
        return str(label)
    choices = bound.subwidgets if bound.use_fieldset else []
    first = choices[0].id_for_label if choices else ""
    return str(first or bound.auto_id)
