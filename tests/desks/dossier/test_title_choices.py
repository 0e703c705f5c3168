"""The drop-down list of titles: headings of series, and words that are no longer offered."""

from zhicheng import kinds
from zhicheng.desks.applicant.dossier.forms import _choice


def test_the_form_shows_the_headings_and_keeps_a_word_that_is_no_longer_offered():
    field = kinds.get("appointment").field("as")
    shown = _choice(field, "", {"label": field.name, "required": True})
    assert shown.choices[:1] == [("工程技术", field.grouped[0][1])]
    assert shown.choices[-1] == ("other", "其他职称")
    assert 'optgroup label="图书资料"' in shown.widget.render("as", "librarian", {})
    assert _choice(field, "gone", {"label": field.name}).choices[-1] == ("gone", "gone")
