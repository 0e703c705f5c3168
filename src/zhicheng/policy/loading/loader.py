"""Reads a plan folder: `plan.yaml`, `notice.md`, `cases.yaml`, `overlays/`. All problems at once, with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhicheng.policy.building.build import Shared, build
from zhicheng.policy.form.layers import check_family, check_overlay
from zhicheng.policy.form.plan import PLAN
from zhicheng.policy.loading import frozen, layers, readings
from zhicheng.policy.loading.addresses import Address, Member, members
from zhicheng.policy.loading.frozen import LANGUAGE
from zhicheng.policy.loading.instance import Instance, load_instance
from zhicheng.policy.loading.layers import Layer, MergedReport, Origins, Traced
from zhicheng.policy.loading.packs import Pack, load_packs
from zhicheng.policy.loading.source import Source, read_source
from zhicheng.policy.model.plan import Plan
from zhicheng.policy.notice import Notice, parse_notice
from zhicheng.policy.problems import Path as Place
from zhicheng.policy.problems import PlanError, PlanErrors, Report, dotted
from zhicheng.policy.shape import Checker

_ANCHOR = re.compile(r"\{#([^{}#\s]+)\}[ \t]*$", re.MULTILINE)
_HEADS = ("family", "each", "overlay", "members", "drop")


@dataclass(frozen=True)
class Overlay:
    """What one office lays over the plan: its file, its own notice, the prefix of its clauses (台州·)."""

    name: str
    source: Source
    notice: Notice
    prefix: str


@dataclass(frozen=True)
class LoadedPlan:
    """One plan that holds together: the plan, its notice, its cases as written, and where each value comes from."""

    folder: Path
    plan: Plan
    notice: Notice
    cases: dict[str, Any]
    source: Source
    cases_source: Source
    address: Address
    origins: Origins
    home: PlanFolder


@dataclass(frozen=True)
class PlanFolder:
    """A folder as read: the files, and the plans they make."""

    path: Path
    source: Source
    notice: Notice
    cases: Source
    overlays: Mapping[str, Overlay]
    members: tuple[Member, ...]
    packs: tuple[Pack, ...] = ()  # the documents at hand beside it (`_documents`)
    instance: Instance = field(default_factory=Instance)  # the platform's own settings beside it (`_policy.yaml`)
    _shared: Shared = field(default_factory=Shared)

    @property
    def addresses(self) -> tuple[Address, ...]:
        """Every plan of the folder: each member, then each member with each overlay."""
        own = Address(self.path.name)
        plans = [own._replace(member=one.name) for one in self.members] or [own]
        return (*plans, *(one._replace(overlay=overlay) for overlay in self.overlays for one in plans))

    def meant(self, member: str | None, overlay: str | None) -> tuple[Address, ...]:
        """The plans an address means: without a member, all of them; none where the folder has no such plan."""
        return tuple(one for one in self.addresses if one.overlay == overlay and member in (None, one.member))

    def load(self, address: Address, assumed: Mapping[str, Any] | None = None) -> LoadedPlan:
        """One plan of the folder. Raises `PlanErrors` with every problem of it.

        `assumed` is one more layer on top, for a rehearsal of what is not announced yet; its values say so.
        """
        tree, origins = self._merged(address, assumed)
        written = layers.plain(tree)
        check(written, lambda: MergedReport(origins))
        markdown = self._markdown(address)
        document = frozen.document(written, markdown, origins.told(), self.packs, self.instance)
        plan = build(document, frozen.digest(document), self._shared)
        return LoadedPlan(
            self.path, plan, plan.notice, self._cases(address), self.source, self.cases, address, origins, self
        )

    def faults(self, address: Address) -> tuple[PlanError, ...]:
        """What is wrong with the form of one plan of the folder."""
        try:
            tree, origins = self._merged(address)
            check(layers.plain(tree), lambda: MergedReport(origins))
        except PlanErrors as errors:
            return errors.errors
        return ()

    def _merged(self, address: Address, assumed: Mapping[str, Any] | None = None) -> tuple[Traced, Origins]:
        report = Report("plan.yaml", self.source.lines)
        base = Layer("本计划", "plan.yaml", self.source.value, self.source.lines)
        tree = layers.traced(base)
        tree = Traced({key: one for key, one in tree.value.items() if key not in _HEADS}, tree.origin)
        names: dict[str, str] = {}
        above = [Layer("假定", "", assumed, {})] if assumed else []
        for layer in (*self._over(address, names), *above):
            over = layers.traced(layer)
            held = {key: one for key, one in over.value.items() if key not in (*_HEADS, "rolled")}
            tree = layers.drop(tree, layer.value.get("drop") or (), report)
            tree = layers.lay(tree, Traced(held, over.origin))
        tree = layers.named(tree, names)
        if address.member or address.overlay:
            added = {"id": Traced(str(address), tree.origin), "member": Traced(self._told(address), tree.origin)}
            tree = Traced({**tree.value, **added}, tree.origin)
        if report.errors:
            raise PlanErrors(report.errors)
        return tree, Origins(tree)

    def _over(self, address: Address, names: dict[str, str]) -> list[Layer]:
        """The layers over the plan's own file, in order; the names of the member's values go to `names`."""
        found: list[Layer] = []
        value, lines = self.source.value, self.source.lines
        member = self._member(address)
        for n, axis in enumerate(value.get("family") or ()):
            code = member.values[axis["id"]]
            one = axis["values"][code]
            names[axis["id"]] = one["name"]
            base: Place = ("family", n, "values", code, "set")
            found.append(Layer(f"{axis['name']}“{one['name']}”", "plan.yaml", one.get("set") or {}, lines, base))
        for n, each in enumerate(value.get("each") or ()):
            if all(member.values[axis] in _many(codes) for axis, codes in each["for"].items()):
                found.append(Layer(f"共有的第 {n + 1} 层", "plan.yaml", each["set"], lines, ("each", n, "set")))
        if address.overlay:
            overlay = self.overlays[address.overlay]
            file, text = overlay.source.file, overlay.source.value
            label = f"叠加“{text['overlay']['name']}”"
            found.append(Layer(label, file, text, overlay.source.lines, prefix=overlay.prefix))
            own = (text.get("members") or {}).get(address.member)
            if own is not None:
                base = ("members", str(address.member))
                found.append(Layer(label, file, own, overlay.source.lines, base, overlay.prefix))
        return found

    def _member(self, address: Address) -> Member:
        return next((one for one in self.members if one.name == address.member), Member("", {}))

    def _told(self, address: Address) -> dict[str, Traced]:
        """What a merged plan says of itself: its family, its place on each axis in words, its overlay."""
        nowhere = layers.Origin("本计划", "plan.yaml", 0)
        said: dict[str, Any] = {"of": address.plan + (f"@{address.overlay}" if address.overlay else "")}
        for axis in self.source.value.get("family") or ():
            code = self._member(address).values[axis["id"]]
            said[axis["id"]] = {"axis": axis["name"], "code": code, "name": axis["values"][code]["name"]}
        if address.overlay:
            said["overlay"] = self.overlays[address.overlay].source.value["overlay"]["name"]
        layer = Layer("本计划", "plan.yaml", said, {})
        return {key: one._replace(origin=nowhere) for key, one in layers.traced(layer).value.items()}

    def _markdown(self, address: Address) -> str:
        """The notice of the plan: the overlay's own first, then the base's."""
        if not address.overlay:
            return self.notice.markdown
        overlay = self.overlays[address.overlay]
        own = _ANCHOR.sub(lambda anchor: f"{{#{overlay.prefix}{anchor[1]}}}", overlay.notice.markdown)
        return f"{own.rstrip()}\n\n{self.notice.markdown}"

    def _cases(self, address: Address) -> dict[str, Any]:
        """The cases of one plan: those that name it with `on`, or, for the first plan of the folder, no plan at all."""
        whole = self.cases.value or {}
        part = str(address).removeprefix(address.plan).removeprefix("/")
        first = address == self.addresses[0]
        mine = [one for one in whole.get("cases") or () if (part in _many(one["on"]) if "on" in one else first)]
        return {**whole, "cases": mine}


def open_folder(folder: Path | str) -> PlanFolder:
    """The files of a plan folder. Raises `PlanErrors` with every problem of every file."""
    folder = Path(folder)
    errors: list[PlanError] = []
    source = _source(folder, "plan.yaml", errors, needed=True)
    report = Report("plan.yaml", source.lines)
    if not errors:
        _check_head(source.value, folder.name, report)
    errors += report.errors
    sound = not errors
    made = members(source.value.get("family")) if sound else ()
    notice = _notice(folder, "notice.md", errors)
    cases = _source(folder, "cases.yaml", errors)
    names = frozenset(one.name for one in made) if sound else None
    stems = sorted(path.stem for path in (folder / "overlays").glob("*.yaml"))
    overlays = {stem: _overlay(folder, stem, names, errors) for stem in stems}
    found = PlanFolder(folder, source, notice, cases, overlays, made, _packs(folder, errors), _instance(folder, errors))
    if errors:
        raise PlanErrors([*errors, *(found.faults(found.addresses[0]) if sound else ())])
    return found


def _check_head(value: Any, name: str, report: Report) -> None:
    """Problems of a file that keep its plans from being put together at all."""
    if not isinstance(value, dict):
        report.add((), value, "一组字段", "请写成一行一个“字段: 值”。")
        return
    if value.get("id") != name:
        report.add(("id",), value.get("id"), f"与文件夹同名：{name}", "请让两个名字一致。")
    check_family(value, Checker(report))


def load_folder(folder: Path | str) -> LoadedPlan:
    """The first plan of a folder (the only one, where it is no family). Raises `PlanErrors` with every problem."""
    found = open_folder(folder)
    return found.load(found.addresses[0])


def check(value: Any, fresh: Callable[[], Report]) -> None:
    """Raises `PlanErrors` with everything that is wrong with the form of a plan, other options of readings included.

    `fresh` gives an empty report that knows where the values come from.
    """
    report = fresh()
    PLAN.check(value, (), Checker(report))
    if not report.errors and value["language"] > LANGUAGE:
        expected = f"不大于 {LANGUAGE} 的版本号"
        report.add(("language",), value["language"], expected, "请升级程序，或改用这个版本的写法。")
    if not report.errors and readings.check_readings(value, report):
        for reading, option in readings.others(value):
            inner = fresh()
            PLAN.check(readings.variant(value, reading, option), (), Checker(inner))
            for error in inner.errors:
                path: Place = ("readings", reading, "options", option)
                report.add(path, error.found, error.expected, "")
                mend = f"这种读法改到的 {error.path} 写得不对。{error.mend}"
                told = report.errors[-1]
                report.errors[-1] = PlanError(told.file, told.line, dotted(path), error.found, error.expected, mend)
    if report.errors:
        raise PlanErrors(report.errors)


def _instance(folder: Path, errors: list[PlanError]) -> Instance:
    try:
        return load_instance(folder.parent)
    except PlanErrors as found:
        errors += found.errors
        return Instance()


def _packs(folder: Path, errors: list[PlanError]) -> tuple[Pack, ...]:
    try:
        return load_packs(folder.parent / "_documents")
    except PlanErrors as problems:
        errors += problems.errors
        return ()


def _overlay(folder: Path, name: str, known: frozenset[str] | None, errors: list[PlanError]) -> Overlay:
    own: list[PlanError] = []
    source = _source(folder, f"overlays/{name}.yaml", own)
    notice = _notice(folder, f"overlays/{name}.md", own)
    report = Report(source.file, source.lines)
    if not own:
        check_overlay(source.value, known, Checker(report))
    own += report.errors
    errors += own
    return Overlay(name, source, notice, "" if own else f"{source.value['overlay']['name']}·")


def _source(folder: Path, file: str, errors: list[PlanError], needed: bool = False) -> Source:
    report = Report(file)
    text = _text(folder / file, report) if needed or (folder / file).is_file() else None
    source = read_source(file, text, report) if text is not None else Source(file, "", None)
    errors += report.errors
    return source


def _notice(folder: Path, file: str, errors: list[PlanError]) -> Notice:
    report = Report(file)
    notice = parse_notice(_text(folder / file, report) or "", report)
    errors += report.errors
    return notice


def _many(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _text(path: Path, report: Report) -> str | None:
    if not path.is_file():
        report.add((), "没有这个文件", f"文件夹里有 {path.name}", f"请在 {path.parent} 里放一个 {path.name}。")
        return None
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        report.add((), "不是 UTF-8 文字", "UTF-8 编码的文字", "请用 UTF-8 编码另存。")
        return None
