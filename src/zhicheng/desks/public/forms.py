"""What a reader may ask of the catalogue (words, levels, how a plan stands today), and a signature from a phone."""

import json
from typing import Any

from django import forms

from zhicheng.standards import codes
from zhicheng.ui.forms import Checks, Form

STATES = (("open", "正在受理"), ("soon", "即将开始"), ("unannounced", "待公布"), ("closed", "已截止"))


class CatalogueForm(Form):
    """Filters of the catalogue. Nothing chosen means no limit; a word nobody knows is set aside."""

    q = forms.CharField(label="按名称、专业或评审委员会查找", required=False, max_length=60)
    state = forms.MultipleChoiceField(label="受理状态", choices=STATES, required=False, widget=Checks())
    level = forms.MultipleChoiceField(label="级别", required=False, widget=Checks())

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = codes.table("level").choices()  # type: ignore[attr-defined]

    def chosen(self) -> tuple[str, set[str], set[str]]:
        """The words, the states and the levels asked for, what is not understood left out."""
        self.is_valid()
        data = self.cleaned_data
        return data.get("q", "").strip(), set(data.get("state", ())), set(data.get("level", ()))


class PhoneSignForm(Form):
    """A signature as the page sends it, and the word that the text was read."""

    read = forms.BooleanField(label="我读过上面的内容，所填属实")
    signature_strokes = forms.CharField(label="签名", required=False, max_length=2_000_000, widget=forms.HiddenInput)

    def strokes_drawn(self) -> Any:
        """The strokes as lists of points; an empty list where nothing was drawn, None where it cannot be read."""
        try:
            drawn = json.loads(self.cleaned_data.get("signature_strokes") or "[]")
        except (ValueError, RecursionError):
            return None
        return drawn.get("strokes") if isinstance(drawn, dict) else drawn
