"""Fields, their sentences and their markup; the error summary in page order."""

from datetime import date

import pytest
from django import forms

from zhicheng.standards.errors import Refused
from zhicheng.ui.errors import add_refusal
from zhicheng.ui.forms import Checks, CountedText, DateField, Form, PartialDateField, Radios

from .markup import Element, parse, render

RESULTS = (("excellent", "优秀"), ("qualified", "合格"))


class Sample(Form):
    """One field of each sort, in page order."""

    name = forms.CharField(label="姓名", max_length=4)
    result = forms.ChoiceField(label="2021 年度考核", choices=RESULTS, help_text="按登记表填")
    since = DateField(label="聘任日期")
    until = PartialDateField(label="到什么时候", required=False)
    statement = CountedText(label="本人述职", limit=10)
    hours = forms.IntegerField(label="学时", min_value=1, max_value=90)
    degree = forms.ChoiceField(label="学历", choices=RESULTS, widget=Radios(hints={"qualified": "含预备技师班"}))
    agree = forms.BooleanField(label="我读过《保证书》")


GOOD = {
    "name": "苏见山",
    "result": "qualified",
    "since": "2020-03-01",
    "until": "2023年8月",
    "statement": "一二三四五\r\n六七八九十",
    "hours": "72",
    "degree": "qualified",
    "agree": "on",
}


def slips(**changed: str) -> dict[str, list[str]]:
    return {name: list(errors) for name, errors in Sample({**GOOD, **changed}).errors.items()}


def field(name: str, form: Form | None = None) -> Element:
    return parse((form or Sample())[name].as_field_group())


def test_good_values_come_out_clean() -> None:
    form = Sample(GOOD)
    assert form.errors == {}
    assert form.cleaned_data == {
        "name": "苏见山",
        "result": "qualified",
        "since": date(2020, 3, 1),
        "until": "2023-08",
        "statement": "一二三四五\n六七八九十",
        "hours": 72,
        "degree": "qualified",
        "agree": True,
    }


def test_what_is_missing_is_asked_for_by_name() -> None:
    assert {name: list(errors) for name, errors in Sample({}).errors.items()} == {
        "name": ["请填姓名。"],
        "result": ["请选 2021 年度考核。"],
        "since": ["请填聘任日期。"],
        "statement": ["请填本人述职。"],
        "hours": ["请填学时。"],
        "degree": ["请选学历。"],
        "agree": ["请勾选“我读过《保证书》”。"],
    }


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": "一二三四五"}, "姓名最多 4\u00a0字，您填了 5\u00a0字。"),
        ({"result": "best"}, "请从列表里选 2021 年度考核。"),
        ({"hours": "many"}, "学时填得不对，请核对。"),
        ({"hours": "91"}, "学时最大是 90，请核对。"),
        ({"hours": "0"}, "学时最小是 1，请核对。"),
        ({"since": "2019-02-30"}, "没有 2019年2月30日 这一天，请核对。"),
        ({"since": "2019"}, "还差月、日，请填完整，例如 2020年3月1日。"),
        ({"since": "19-3-1"}, "年份请填四位数字，例如 2020。"),
        ({"until": "上个月"}, "请写成 2018年3月 或 2018年3月1日 这样。"),
        ({"until": "2018年13月"}, "没有“2018年13月”这个日期，请核对。"),
        ({"statement": "一二三四五六七八九十一"}, "多了 1\u00a0字，请删到 10\u00a0字以内。"),
        ({"statement": " \r\n "}, "请填本人述职。"),
    ],
)
def test_slips_are_told_in_sentences(changed: dict[str, str], sentence: str) -> None:
    assert slips(**changed) == {next(iter(changed)): [sentence]}


def test_line_ends_are_free_and_exactly_the_limit_passes() -> None:
    assert slips(statement="一二三四五\r\n\r\n六七八九十\r\n") == {}


def test_characters_beyond_the_basic_plane_count_once() -> None:
    assert slips(statement="𠮷" * 10) == {}
    assert slips(statement="𠮷" * 11) == {"statement": ["多了 1\u00a0字，请删到 10\u00a0字以内。"]}


def test_text_of_any_field_has_plain_line_ends() -> None:
    class Note(Form):
        text = forms.CharField(label="备注", widget=forms.Textarea, max_length=3)

    form = Note({"text": "一\r\n二"})
    assert form.errors == {}
    assert form.cleaned_data == {"text": "一\n二"}


@pytest.mark.parametrize(
    ("typed", "finest", "stored"),
    [
        ("2018", "day", "2018"),
        ("2018年", "day", "2018"),
        ("2018-3", "day", "2018-03"),
        ("2018年3月", "day", "2018-03"),
        ("2018.03.09", "day", "2018-03-09"),
        ("201803", "day", "2018-03"),
        ("20180309", "day", "2018-03-09"),
        ("2018/3/9", "month", "2018-03"),
        ("2018年3月", "year", "2018"),
    ],
)
def test_partial_dates_are_understood_as_people_write_them(typed: str, finest: str, stored: str) -> None:
    assert PartialDateField(finest=finest).clean(typed) == stored


def test_dates_in_three_parts() -> None:
    class Day(Form):
        day = DateField(label="日期", required=False)

    parts = {"day_year": "2020", "day_month": "3", "day_day": "1"}
    assert Day(parts).fields["day"].clean(["2020", "3", "1"]) == date(2020, 3, 1)
    assert (Day(parts).is_valid(), Day(parts).errors) == (True, {})
    assert Day({}).is_valid()
    shown = field("day", Day(initial={"day": "2020-03-01"}))
    assert [(one.text, one.one("input").attributes["value"]) for one in shown.all("label")] == [
        ("年", "2020"),
        ("月", "3"),
        ("日", "1"),
    ]
    assert [one.attributes["name"] for one in shown.all("input")] == ["day_year", "day_month", "day_day"]


def test_a_field_is_label_hint_error_control() -> None:
    shown = field("result", Sample({**GOOD, "result": ""})).one(".field")
    assert shown.classes == ["field", "has-error"]
    assert [(one.name, one.text) for one in shown.children if isinstance(one, Element)] == [
        ("label", "2021 年度考核"),
        ("p", "按登记表填"),
        ("div", "请选 2021 年度考核。"),
        ("div", "请选择 优秀 合格"),
    ]
    control = shown.one("select").attributes
    assert (control["aria-describedby"], control["aria-invalid"], control["class"]) == (
        "id_result_helptext id_result_error",
        "true",
        "select",
    )
    assert "required" not in control


def test_optional_fields_say_so() -> None:
    assert field("until").one("label").text == "到什么时候可不填"


def test_the_counter_is_there_without_script() -> None:
    shown = field("statement", Sample({**GOOD, "statement": "一二三四五六七八九十一二"}))
    assert (shown.one(".counter").text, shown.one(".counter").classes) == ("12 / 10，多 2 字", ["counter", "is-over"])
    assert shown.one("textarea").attributes["data-counter"] == "10"
    assert shown.one("textarea").attributes["aria-describedby"] == "id_statement_error id_statement_counter"
    assert field("statement").one(".counter").text == "0 / 10"


def test_radios_are_a_fieldset_with_hints() -> None:
    shown = field("degree").one("fieldset")
    assert shown.one("legend").text == "学历"
    assert [(one.attributes["for"], one.text) for one in shown.all("label")] == [
        ("id_degree_0", "优秀"),
        ("id_degree_1", "合格含预备技师班"),
    ]
    assert [one for one in shown.all("input") if "checked" in one.attributes] == []


def test_check_boxes_side_by_side() -> None:
    class Many(Form):
        years = forms.MultipleChoiceField(label="年度", choices=RESULTS, widget=Checks(inline=True))

    shown = field("years", Many({"years": ["qualified"]}))
    assert shown.one(".choices").classes == ["choices", "choices-inline"]
    assert [("checked" in one.attributes) for one in shown.all("input")] == [False, True]


def test_a_single_check_box_has_its_words_at_the_right() -> None:
    shown = field("agree").one(".choice")
    assert [one.name for one in shown.children if isinstance(one, Element)] == ["input", "span"]
    assert shown.text == "我读过《保证书》"


def test_hidden_fields_have_no_frame() -> None:
    class Kept(Form):
        version = forms.IntegerField(widget=forms.HiddenInput)

    assert field("version", Kept(initial={"version": 3})).one("input").attributes["value"] == "3"
    assert field("version", Kept()).all(".field") == []


def test_a_unit_stands_after_the_control() -> None:
    form = Sample()
    form.fields["hours"].unit = "学时"
    assert field("hours", form).one(".with-unit").text == "学时"


def test_fields_of_plain_django_forms_look_the_same() -> None:
    class Plain(forms.Form):
        name = forms.CharField(label="姓名")

    assert field("name", Plain()).one("input").attributes["class"] == "input"


def test_the_summary_is_in_page_order_and_leads_to_the_controls() -> None:
    form = Sample({**GOOD, "agree": "", "since": "2019-02-30", "degree": "", "name": ""})
    form.add_error(None, "这一轮已经截止。")
    shown = render("{% error_summary form %}", form=form)
    assert shown.one("h2").text == "有 5\u00a0处要改，改好再保存"
    assert [(one.text, [link.attributes["href"] for link in one.all("a")]) for one in shown.all("li")] == [
        ("这一轮已经截止。", []),
        ("姓名：请填姓名。", ["#id_name"]),
        ("聘任日期：没有 2019年2月30日 这一天，请核对。", ["#id_since_0"]),
        ("学历：请选学历。", ["#id_degree_0"]),
        ("我读过《保证书》：请勾选“我读过《保证书》”。", ["#id_agree"]),
    ]
    targets = {link.attributes["href"][1:] for link in shown.all("a")}
    page = parse(str(form))
    assert targets <= {one.attributes.get("id", "") for one in page.walk()}


def test_no_slips_no_summary() -> None:
    assert render("{% error_summary form other %}", form=Sample(GOOD), other=Sample()).text == ""


def test_slips_that_no_form_holds() -> None:
    shown = render("{% error_summary slips %}", slips=[("row-2", "第 2 行", "没有选原因")])
    assert [(one.text, one.attributes["href"]) for one in shown.all("a")] == [("第 2 行：没有选原因", "#row-2")]


def test_a_refusal_goes_to_its_field_or_above_the_form() -> None:
    form = Sample(GOOD)
    add_refusal(form, Refused("聘任应当在取得资格之后。", field="since"))
    add_refusal(form, Refused("材料报送已经截止。", field="no_such_field"))
    assert {name: list(errors) for name, errors in form.errors.items()} == {
        "since": ["聘任应当在取得资格之后。"],
        "__all__": ["材料报送已经截止。"],
    }


def test_reason_rows_come_from_a_formset() -> None:
    from zhicheng.ui.samples.forms import ReasonForm

    formset = forms.formset_factory(ReasonForm, extra=2)(prefix="r")
    shown = render("{% reason_picker formset %}", formset=formset)
    assert [one.attributes["name"] for one in shown.all("select")][:4] == [
        "r-0-code",
        "r-0-place",
        "r-1-code",
        "r-1-place",
    ]
    assert [one.attributes["name"] for one in shown.one("template").all("select")] == [
        "r-__prefix__-code",
        "r-__prefix__-place",
    ]
