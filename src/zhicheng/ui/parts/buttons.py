"""Acts: buttons, links that look like them, crumbs, forms of one button, the signature box, the photo frame."""

from typing import Any

KINDS = ("primary", "secondary", "link", "return", "reject")


def button(
    words: str,
    *,
    href: str | None = None,
    kind: str = "primary",
    name: str = "",
    value: str = "",
    form: str = "",
    id: str = "",
    disabled: bool = False,
    small: bool = False,
    block: bool = False,
    key: str = "",
    download: bool = False,
    formaction: str = "",
) -> dict[str, Any]:
    """Context of `button.html`: a link where `href` is given, else a submit button."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind of button {kind!r}; expected one of {', '.join(KINDS)}")
    base = "button-link" if kind == "link" else f"button button-{kind}"
    classes = base + (" button-small" if small else "") + (" block" if block else "")
    return {
        "words": words,
        "href": href,
        "classes": classes,
        "name": name,
        "value": value,
        "form": form,
        "id": id,
        "disabled": disabled,
        "key": key,
        "download": download,
        "formaction": formaction,
    }


def crumb(words: str, href: str = "") -> dict[str, Any]:
    """Context of `crumb.html`: one step of the way here; the last has no address."""
    return {"words": words, "href": href}


def sentence_form(
    context: Any, action: str, words: str, *, kind: str = "primary", small: bool = False, **fields: Any
) -> dict[str, Any]:
    """Context of `sentence_form.html`: a POST form of one button; keywords become hidden fields."""
    return {
        "action": action,
        "button": button(words, kind=kind, small=small),
        "fields": fields,
        "csrf_token": context.get("csrf_token"),
    }


def autosave_state(saved: str = "") -> dict[str, Any]:
    """Context of `autosave_state.html`: where the page says when the draft was last saved (20:31)."""
    return {"saved": saved}


def signature_pad(person_name: str, *, name: str = "signature") -> dict[str, Any]:
    """Context of `signature_pad.html`: hidden fields `signature` (PNG as data URL) and `signature_strokes` (JSON)."""
    letters = min(max(len(person_name), 2), 4)
    return {
        "person_name": person_name,
        "name": name,
        "guides": [f"{100 * n / letters:g}%" for n in range(1, letters)],
    }


def photo_crop(input_id: str, rule: Any) -> dict[str, Any]:
    """Context of `photo_crop.html`: frames the file of the input `input_id` by the plan's photo rule."""
    return {"input_id": input_id, "rule": rule}
