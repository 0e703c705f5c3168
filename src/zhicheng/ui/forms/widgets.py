"""Controls: radios and check boxes with hints, dates in three parts, dates as precise as they are known, files."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

PARTS = ("year", "month", "day")


class Select(forms.Select):
    """A drop-down list; `placeholder` is the first, empty choice."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = (), *, placeholder: str = "请选择") -> None:
        super().__init__(attrs, choices)
        self.placeholder = placeholder

    def optgroups(self, name: str, value: Any, attrs: dict[str, Any] | None = None) -> Any:
        """Put the empty choice in front where the field has none."""
        if not self.choices or next(iter(self.choices))[0] not in ("", None):
            self.choices = [("", self.placeholder), *self.choices]
        return super().optgroups(name, value, attrs)


class _Listed(forms.widgets.ChoiceWidget):
    """Choices one a line, each with room for a line of explanation; `inline` sets them side by side.

    `hints={"bachelor": "含预备技师（技师）班"}` explains choices by their value.
    """

    template_name = "ui/forms/choices.html"
    option_template_name = "ui/forms/choice.html"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        hints: Mapping[str, str] | None = None,
        inline: bool = False,
    ) -> None:
        super().__init__(attrs, choices)
        self.hints, self.inline = hints or {}, inline

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """An option with its line of explanation."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), "")
        return option

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Tell the template whether the choices stand side by side."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["inline"] = self.inline
        return context


class Radios(_Listed, forms.RadioSelect):
    """Radio buttons."""

    template_name = _Listed.template_name
    option_template_name = _Listed.option_template_name


class Checks(_Listed, forms.CheckboxSelectMultiple):
    """Check boxes."""

    template_name = _Listed.template_name
    option_template_name = _Listed.option_template_name


class TextArea(forms.Textarea):
    """Several lines of text."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 4, **(attrs or {})})


class DateParts(forms.MultiWidget):
    """A date as three numbers: 年, 月, 日. Names are `x_year`, `x_month`, `x_day`; a whole `x` is taken too."""

    template_name = "ui/forms/date_parts.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        small = {"inputmode": "numeric", "autocomplete": "off"}
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            "year": forms.TextInput({**small, "class": "input w-4", "maxlength": "4"}),
            "month": forms.TextInput({**small, "class": "input w-2", "maxlength": "2"}),
            "day": forms.TextInput({**small, "class": "input w-2", "maxlength": "2"}),
        }
        super().__init__(widgets, attrs)

    def decompress(self, value: Any) -> list[str]:
        """A date, or its ISO text, as year, month and day."""
        if isinstance(value, date):
            return [str(value.year), str(value.month), str(value.day)]
        numbers = re.findall(r"\d+", str(value or ""))
        return [(numbers[n].lstrip("0") if n < len(numbers) else "") for n in range(3)]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The three texts, or the whole text where one field holds it."""
        if name in data:
            return self.decompress(data.get(name))
        return super().value_from_datadict(data, files, name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether neither the parts nor the whole were sent."""
        return name not in data and super().value_omitted_from_data(data, files, name)

    def id_for_label(self, id_: str) -> str:
        """The first part, so that a link to the field lands in it."""
        return f"{id_}_0" if id_ else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give each part its word, and the classes of a text field."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        for part, word in zip(context["widget"]["subwidgets"], ("年", "月", "日"), strict=True):
            part["word"] = word
        return context


class PartialDate(forms.TextInput):
    """A date as precise as it is known, typed as text; shown as 2018年3月."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "input w-10", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """Stored “2018-03” is shown as people write it; what was just typed stays as typed."""
        from zhicheng.standards.text import chinese_partial_date

        return chinese_partial_date(str(value)) if value else None


class Upload(forms.FileInput):
    """The native file control, with room to drop a file on."""

    template_name = "ui/forms/upload.html"


class Uploads(Upload):
    """The native control for several files at once."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:  # noqa: ARG002
        """All files sent under this name."""
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)
