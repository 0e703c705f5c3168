"""Reading dossiers: a person's own records, what an employer may see, and why something was returned, in words."""

from .employer import Waiting, once_sent, returned_to, submitted_items, waiting_counts, waiting_for_employer
from .items import approved_before, evidence_for, item_for, own_item
from .own import (
    Record,
    Section,
    approved_items,
    basics_of,
    basics_record,
    born_of,
    complete_since,
    counts_of,
    declared_items,
    items_of,
    profile_of,
    record_of,
    records_of,
    sections_of,
    sent_or_approved,
)
from .words import field_name, reason_sentences, reasons_by_field

__all__ = [
    "Record",
    "Section",
    "Waiting",
    "approved_before",
    "approved_items",
    "basics_of",
    "basics_record",
    "born_of",
    "complete_since",
    "counts_of",
    "declared_items",
    "evidence_for",
    "field_name",
    "item_for",
    "items_of",
    "once_sent",
    "own_item",
    "profile_of",
    "reason_sentences",
    "reasons_by_field",
    "record_of",
    "records_of",
    "returned_to",
    "sections_of",
    "sent_or_approved",
    "submitted_items",
    "waiting_counts",
    "waiting_for_employer",
]
