"""The base form: our markup for every field, Chinese sentences for every slip, line ends as LF."""

from typing import Any

from django import forms
from django.core import validators
from django.forms.boundfield import BoundField as DjangoBoundField
from django.forms.renderers import DjangoTemplates
from django.forms.widgets import Input

from zhicheng.standards.text import count_characters, plain_lines

from .widgets import Select

CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "textarea"),
    (forms.RadioSelect, ""),
    (forms.CheckboxSelectMultiple, ""),
    (forms.Select, "select"),
    (forms.CheckboxInput, ""),
    (forms.FileInput, ""),
    (forms.HiddenInput, ""),
    (forms.MultiWidget, ""),
    (Input, "input"),
)

MESSAGES: dict[str, str] = {
    "invalid": "{label}填得不对，请核对。",
    "invalid_choice": "请从列表里选{label}。",
    "invalid_list": "请从列表里选{label}。",
    "invalid_pk_value": "请从列表里选{label}。",
    "empty": "这个文件是空的，请换一个。",
    "missing": "没有收到文件，请再选一次。",
    "contradiction": "请只做一件：换文件，或者去掉文件。",
}


class BoundField(DjangoBoundField):
    """A field on the page: knows its classes, whether it has a counter, and how its template is drawn."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Add our class to the control, whoever made the field."""
        made = super().build_widget_attrs(attrs, widget)
        control = widget or self.field.widget
        name = next((css for kind, css in CLASSES if isinstance(control, kind)), "input")
        own = str(control.attrs.get("class", ""))
        if name and name not in own.split():
            made["class"] = f"{name} {own}".strip()
        if self.limit:
            counter = f"{self.auto_id}_counter"
            made["aria-describedby"] = f"{made.get('aria-describedby', '')} {counter}".strip()
        return made

    @property
    def limit(self) -> int | None:
        """The most characters, where the field counts them."""
        return getattr(self.field, "limit", None)

    @property
    def count(self) -> int:
        """How many characters the field holds now, by the rule of all limits."""
        return count_characters(str(self.value() or ""))

    @property
    def over(self) -> int:
        """How many characters are too many."""
        return max(0, self.count - (self.limit or 0))

    @property
    def is_check(self) -> bool:
        """One check box, whose label stands at its right."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def unit(self) -> str:
        """A word after the control: 学时, 年."""
        return str(getattr(self.field, "unit", ""))


class Renderer(DjangoTemplates):
    """Draws every form of the platform with our templates."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = BoundField


class Form(forms.Form):
    """Base of all forms: no browser bubbles (`use_required_attribute`), own sentences, LF line ends.

    A field not required is marked 可不填; `field.unit = "学时"` puts a word after the control.
    """

    use_required_attribute = False
    bound_field_class = BoundField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak(field)
            if type(field.widget) is forms.Select and isinstance(field, forms.ChoiceField):
                _replace_select(field)

    def _widget_data_value(self, widget: forms.Widget, html_name: str) -> Any:
        value = super()._widget_data_value(widget, html_name)  # type: ignore[misc]
        return plain_lines(value) if isinstance(value, str) else value


def speak(field: forms.Field) -> None:
    """Give a field our sentences for its slips, where its author gave none."""
    label = str(field.label or "这一项")
    label = f" {label}" if label[0].isascii() else label
    chooses = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
    verb = "选" if chooses else ("上传" if isinstance(field, forms.FileField) else "填")
    required = f"请勾选“{label}”。" if isinstance(field, forms.BooleanField) else f"请{verb}{label}。"
    ours = {"required": required, **{code: text.format(label=label) for code, text in MESSAGES.items()}}
    defaults = _defaults(type(field))
    for code, sentence in ours.items():
        if code in field.error_messages and field.error_messages[code] == defaults.get(code):
            field.error_messages[code] = sentence
    for validator in field.validators:
        _speak_validator(validator, label)


def _defaults(kind: type[forms.Field]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for parent in reversed(kind.__mro__):
        found.update(getattr(parent, "default_error_messages", {}))
    return found


def _speak_validator(validator: Any, label: str) -> None:
    if isinstance(validator, validators.MaxLengthValidator):
        validator.message = f"{label}最多 %(limit_value)d\u00a0字，您填了 %(show_value)d\u00a0字。"
    elif isinstance(validator, validators.MinLengthValidator):
        validator.message = f"{label}至少 %(limit_value)d\u00a0字，您填了 %(show_value)d\u00a0字。"
    elif isinstance(validator, validators.MaxValueValidator):
        validator.message = f"{label}最大是 %(limit_value)s，请核对。"
    elif isinstance(validator, validators.MinValueValidator):
        validator.message = f"{label}最小是 %(limit_value)s，请核对。"


def _replace_select(field: forms.ChoiceField) -> None:
    """A plain drop-down becomes ours, with 请选择 in front of a list that has no empty choice."""
    old = field.widget
    widget = Select(old.attrs, list(old.choices))
    widget.is_required = old.is_required
    field.widget = widget
    field.widget.choices = field.choices
