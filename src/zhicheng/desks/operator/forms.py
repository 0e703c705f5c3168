"""Forms of the operator desk. Whether a value can be taken is for the rooms to say."""

from typing import Any

from django import forms

from zhicheng.organisations import queries as organisations
from zhicheng.organisations.rules import LEVELS
from zhicheng.standards import codes
from zhicheng.ui.forms import DateField, Form, choices_of

OFFICE_KINDS = (
    ("human_resources", "人力社保部门"),
    ("department", "主管部门"),
    ("talent_centre", "人才服务机构"),
    ("recommender", "中评委"),
    ("committee_office", "评委会办公室"),
    ("platform", "平台管理"),
)


def _wide() -> forms.TextInput:
    """A text control as wide as a line that is comfortable to read."""
    return forms.TextInput({"class": "w-20", "autocomplete": "off"})


def regions() -> list[tuple[str, str]]:
    """All regions, each with the city above it."""
    return [(code, organisations.region_name(code)) for code, _ in codes.table("regions").choices()]


class ReasonForm(Form):
    """Why an act is done, kept in the trail."""

    reason = forms.CharField(label="原因", max_length=200, help_text="会记入留痕。", widget=_wide())


class PersonForm(Form):
    """A new account."""

    name = forms.CharField(label="姓名", max_length=100, help_text="和身份证件上的一样。", widget=_wide())
    identity_kind = forms.ChoiceField(label="证件种类", choices=codes.table("identity_kinds").choices)
    identity_number = forms.CharField(label="证件号码", max_length=40, widget=_wide())
    phone = forms.CharField(label="手机号码", max_length=30, required=False, widget=_wide())
    username = forms.CharField(label="用户名", max_length=60, help_text="登录时用，2至60个字符。", widget=_wide())


class EmployerForm(Form):
    """A new employer."""

    name = forms.CharField(label="单位名称", max_length=120, help_text="和营业执照或法人证书上的一样。", widget=_wide())
    credit_code = forms.CharField(label="统一社会信用代码", max_length=40, widget=_wide())
    region = forms.ChoiceField(label="所在地", choices=regions)
    zone = forms.ChoiceField(label="园区", choices=codes.table("zones").choices, initial="none")
    employer_kind = forms.ChoiceField(label="单位类型", choices=codes.table("organisation_kinds").choices)
    ownership = forms.ChoiceField(label="单位性质", choices=codes.table("ownership").choices)
    department = forms.ChoiceField(label="主管部门", required=False)
    address = forms.CharField(label="地址", max_length=200, required=False, widget=_wide())
    phone = forms.CharField(label="联系电话", max_length=40, required=False, widget=_wide())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = department_choices()  # type: ignore[attr-defined]


class DepartmentForm(Form):
    """Which department supervises an employer."""

    department = forms.ChoiceField(label="主管部门", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = department_choices()  # type: ignore[attr-defined]


def department_choices() -> list[tuple[str, str]]:
    """The departments there are, and none."""
    known = [(str(one.pk), one.name) for one in organisations.departments()]
    return choices_of(known, empty="没有主管部门")


class OfficeForm(Form):
    """A new bureau, department, committee office or platform office."""

    kind = forms.ChoiceField(label="机构种类", choices=OFFICE_KINDS)
    name = forms.CharField(label="机构名称", max_length=120, widget=_wide())
    region = forms.ChoiceField(label="所在地", required=False, choices=lambda: choices_of(regions()))
    level = forms.ChoiceField(label="层级", required=False, choices=choices_of(LEVELS.items()))
    trade = forms.ChoiceField(
        label="行业",
        required=False,
        choices=choices_of([choice for choice in codes.table("departments").choices() if choice[0] != "none"]),
        help_text="主管部门才填。",
    )
    address = forms.CharField(label="地址", max_length=200, required=False, widget=_wide())
    phone = forms.CharField(label="联系电话", max_length=40, required=False, widget=_wide())


class CommitteeForm(Form):
    """A review committee run by an office."""

    code = forms.CharField(label="评委会编号", max_length=60, help_text="评审计划里用它指这个评委会。", widget=_wide())
    name = forms.CharField(label="评委会名称", max_length=120, widget=_wide())
    level = forms.ChoiceField(label="评审级别", choices=codes.table("level").choices)
    approval_number = forms.CharField(label="核准备案文号", max_length=60, required=False, widget=_wide())
    valid_until = DateField(label="有效期至", required=False)


class SeatForm(Form):
    """Whom to give a seat."""

    user = forms.CharField(
        label="用户名或证件号码", max_length=60, help_text="要填完整的。还没有账号的，请先建立账号。"
    )


class ClockForm(Form):
    """How far to move the demo's time."""

    days = forms.IntegerField(
        label="往后调几天",
        min_value=1,
        max_value=366,
        widget=forms.NumberInput({"inputmode": "numeric", "class": "w-4"}),
    )
    days.unit = "天"  # type: ignore[attr-defined]
