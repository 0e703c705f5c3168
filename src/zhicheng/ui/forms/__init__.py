"""Forms in our markup and our words: base class, fields, widgets, renderer.

A page's form derives from `Form`; its fields may be Django's or ours. `{{ form.name.as_field_group }}` gives label,
hint, error, control and counter; `{{ form }}` gives all fields. Messages are Chinese sentences that say how to mend
the slip; text arrives with line ends as LF. Rules about a person or a plan do not live here.

    class StatementForm(Form):
        method = forms.ChoiceField(label="申报方式", choices=…)
        since = DateField(label="从哪天开始聘任", help_text="写聘书上的日期")
        period = PartialDateField(label="从什么时候")
        statement = CountedText(label="本人述职", limit=1000)
"""

from .base import BoundField, Form, Renderer
from .fields import CountedText, DateField, PartialDateField, UploadField, choices_of
from .widgets import Checks, DateParts, PartialDate, Radios, Select, TextArea, Upload

__all__ = [
    "BoundField",
    "Checks",
    "CountedText",
    "DateField",
    "DateParts",
    "Form",
    "PartialDate",
    "PartialDateField",
    "Radios",
    "Renderer",
    "Select",
    "TextArea",
    "Upload",
    "UploadField",
    "choices_of",
]
