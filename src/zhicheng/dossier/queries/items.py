"""One row of a dossier for whom it is meant; rows in the dossier's order, with their evidence."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from zhicheng import kinds
from zhicheng.standards.actor import Actor

from .. import rules
from ..errors import NoSuchItem
from ..models import Evidence, Item, Profile

State = Item.State
WITH_EVIDENCE = Prefetch("evidence", Evidence.objects.select_related("file__blob").order_by("position", "pk"))


def own_item(actor: Actor, item_id: int) -> Item:
    """A row of the actor's own dossier, whatever its state but deleted; raises `NoSuchItem`."""
    found = Item.objects.filter(owner_id=actor.person_id).exclude(state=State.WITHDRAWN)
    return one(found, item_id)


def item_for(actor: Actor, item_id: int) -> Item:
    """A row this actor may see: her own, or one that her employer's people have sent; raises `NoSuchItem`."""
    if actor.role == "employer" and actor.organisation_id is not None:
        found = Item.objects.filter(of_people(actor.organisation_id), state__in=rules.FOR_EMPLOYER)
        return one(found.select_related("owner"), item_id)
    return own_item(actor, item_id)


def evidence_for(actor: Actor, item_id: int, evidence_id: int) -> Evidence:
    """A file of a row this actor may see, with the file; raises `NoSuchItem`."""
    item = item_for(actor, item_id)
    found = Evidence.objects.select_related("file__blob").filter(item=item, pk=evidence_id).first()
    if found is None:
        raise NoSuchItem("没有找到这份材料，请从记录里重新打开。")
    return found


def approved_before(item: Item) -> Item | None:
    """The version of this record that is in force, or was before this one."""
    states = (State.APPROVED, State.SUPERSEDED)
    earlier = Item.objects.filter(lineage=item.lineage, state__in=states, version__lt=item.version)
    return earlier.prefetch_related(WITH_EVIDENCE).order_by("-version").first()


def of_people(organisation_id: int) -> Q:
    """Rows of the people who work there now."""
    return Q(owner_id__in=Profile.objects.filter(employer_id=organisation_id).values("owner_id"))


def one(found: QuerySet[Item], item_id: int) -> Item:
    """The row of this id among those found, with its evidence; raises `NoSuchItem`."""
    item = found.prefetch_related(WITH_EVIDENCE).filter(pk=item_id).first()
    if item is None:
        raise NoSuchItem()
    return item


def in_order(found: Iterable[Item]) -> list[Item]:
    """By kind as the dossier shows them, within a kind the latest year first, then as entered."""
    place = {kind.code: number for number, kind in enumerate(kinds.all())}
    return sorted(found, key=lambda row: (place.get(row.kind, len(place)), -(row.year or 0), row.pk))
