"""What an overlay makes easier than its base, and whether its issuer had a part in the base at all.

An overlay may add, narrow or set an earlier day. A later day, a condition that is gone or weaker, a smaller number
wants a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zhicheng.policy.building.compile import clauses
from zhicheng.policy.form.parts import table_codes
from zhicheng.policy.linting.model import Finding, Subject
from zhicheng.policy.problems import Path, dotted

_NO_DEADLINES = ("notice", "opens", "review", "schedule")
_FORCES = ("advice", "office", "hard")
_WORDS = ("id", "title", "name", "clause", "note", "says", "force", "soft")  # what does not change how much is asked
_LESS_IS_MORE = ("rank", "per_year", "at_most")  # here the smaller number asks more
# Sections whose items must all stay, by their id.
_KEPT = {"common": "条件", "attachments": "附件", "papers": "纸质材料", "sanctions": "违规处理", "route": "审核的一站"}


def check(subject: Subject) -> Iterator[Finding]:
    """Findings about an overlay; none for a plan without one."""
    address = subject.loaded.address
    if address.overlay is None:
        return
    base = subject.loaded.home.load(address._replace(overlay=None)).plan.written
    yield from _issuer(subject, base)
    yield from _dates(subject, base)
    yield from _as_of(subject, base)
    for section, word in _KEPT.items():
        yield from _kept(subject, base, section, word)
    yield from _paths(subject, base)


def _loosens(subject: Subject, at: str, place: Path, says: str) -> Finding:
    """A finding at the overlay's own line; of what is gone, at its `drop`."""
    mend = "叠加只能更严、更早；确实要放宽的，在 accepted 里写明依据。"
    overlay = subject.loaded.home.overlays[subject.loaded.address.overlay or ""]
    held = _at(subject.written, place)
    clause = clauses(held.get("clause")) if isinstance(held, Mapping) else ()
    depth = len(place)
    own = (one for path, one in subject.loaded.origins.items() if path[:depth] == place and held is not None)
    line = next((one.line for one in own if one.file == overlay.source.file), overlay.source.lines.get(("drop",), 0))
    layer = overlay.prefix.removesuffix("·")
    return Finding("overlay-loosens", at, line, clause, says, mend, file=overlay.source.file, layer=layer)


def _at(value: Any, place: Path) -> Any:
    for part in place:
        if isinstance(value, Mapping):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def _issuer(subject: Subject, base: Mapping[str, Any]) -> Iterator[Finding]:
    issuer = subject.plan.source.issuer
    words = subject.instance.offices
    kinds = {kind for kind, names in words.items() if any(name in issuer for name in names)}
    known = {one["kind"] for stage in base["route"] for one in _offices(stage["office"])}
    if "department" in known:
        known.update(table_codes("departments"))
    known |= {kind for kind, names in words.items() if any(name in base["organiser"]["name"] for name in names)}
    if kinds and not kinds & known:
        says = f"这一层由{issuer}发文，可是原来的计划里，它不是审核的机构。"
        mend = "请确认它代替哪一站（readings），并在 accepted 里说明。"
        yield subject.found(
            "overlay-issuer", "source.issuer", ("source", "issuer"), subject.plan.source.clause, says, mend
        )


def _offices(office: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [one["office"] for one in office["choose"]] if "choose" in office else [office]


def _dates(subject: Subject, base: Mapping[str, Any]) -> Iterator[Finding]:
    before, after = _days(base), _days(subject.written)
    last = max(before.values(), default="")
    for code, day in after.items():
        limit = before.get(code, last)
        if limit and day > limit:
            name = subject.written["dates"][code]["name"]
            says = f"{name} {day} 晚于原来计划的{'同一个日期' if code in before else '最后一个截止日'} {limit}。"
            yield _loosens(subject, f"dates.{code}", ("dates", code), says)


def _as_of(subject: Subject, base: Mapping[str, Any]) -> Iterator[Finding]:
    """Years counted to a later day: more people have enough of them."""
    before, after = (_at(one, ("as_of", "date")) for one in (base, subject.written))
    if before and after and str(after) > str(before):
        says = f"年限算到 {after}，晚于原来计划的 {before}。"
        yield _loosens(subject, "as_of", ("as_of",), says)


def _days(written: Mapping[str, Any]) -> dict[str, str]:
    """The deadlines by code; days compare as texts."""
    return {
        code: one["date"]
        for code, one in written["dates"].items()
        if code not in _NO_DEADLINES and one.get("date", "not_said") != "not_said"
    }


def _kept(subject: Subject, base: Mapping[str, Any], section: str, word: str) -> Iterator[Finding]:
    before, after = base.get(section), subject.written.get(section)
    if not isinstance(before, list):
        return
    held = {one["id"]: (n, one) for n, one in enumerate(after)} if isinstance(after, list) else {}
    for one in before:
        name = one.get("title") or one.get("name") or one["id"]
        at = f"{section}.{one['id']}"
        if one["id"] not in held:
            yield _loosens(subject, at, (section, one["id"]), f"原来的{word}“{name}”去掉了。")
            continue
        n, other = held[one["id"]]
        for reason in _weaker(section, one, other):
            yield _loosens(subject, at, (section, n), f"{word}“{name}”比原来宽：{reason}。")


def _weaker(section: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[str]:
    if section == "common":
        yield from _condition(one, other)
    if section == "attachments" and other.get("optional") and not one.get("optional"):
        yield "改成可交可不交"
    keys = {"papers": ("copies",), "sanctions": ("years",), "route": ("publicity", "working_days")}.get(section)
    was, now = (_at(held, keys) if keys else None for held in (one, other))
    if isinstance(was, int) and (now is None or (isinstance(now, int) and now < was)):
        yield f"{dotted(keys or ())} 原来是 {was}，现在{'没有了' if now is None else f'是 {now}'}"


def _paths(subject: Subject, base: Mapping[str, Any]) -> Iterator[Finding]:
    for code, one in subject.written["paths"].items():
        if code not in base["paths"]:
            says = f"多了一种申报条件“{one['name']}”。"
            yield _loosens(subject, f"paths.{code}", ("paths", code), says)
            continue
        for reason in _condition(base["paths"][code], one):
            says = f"“{one['name']}”比原来宽：{reason}。"
            yield _loosens(subject, f"paths.{code}", ("paths", code), says)


def _condition(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[str]:
    if _FORCES.index(other["force"]) < _FORCES.index(one["force"]):
        yield f"force 原来是 {one['force']}，现在是 {other['force']}"
    if other.get("soft") and not one.get("soft"):
        yield "改成了“原则上”的要求"
    yield from less(one["needs"], other["needs"])


def less(one: Any, other: Any, place: Path = ()) -> Iterator[str]:
    """Where `other`, written like `one`, asks for less: a part gone, another way added, a smaller number."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        if "all" in other and "all" not in one:  # more is asked: one of the members is what was asked before
            if all(list(less(one, member, place)) for member in other["all"]):
                yield f"{dotted(place)} 里没有原来的要求" if place else "没有原来的要求"
            return
        for key, was in one.items():
            if key in _WORDS:
                continue
            if key not in other:
                yield f"{dotted((*place, key))} 没有了"
            elif key == "any" and len(other[key]) > len(was):
                yield f"{dotted((*place, key))} 多了 {len(other[key]) - len(was)} 种"
            elif key not in _LESS_IS_MORE:
                yield from less(was, other[key], (*place, key))
    elif isinstance(one, list) and isinstance(other, list):
        if len(other) < len(one) and place[-1:] != ("any",):
            yield f"{dotted(place)} 少了 {len(one) - len(other)} 项"
        for n, (was, now) in enumerate(zip(one, other, strict=False)):
            if not isinstance(was, int):
                yield from less(was, now, (*place, n))
    elif _number(one) and _number(other) and other < one:
        yield f"{dotted(place)} 原来是 {one}，现在是 {other}"


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
