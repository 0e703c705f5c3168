"""A form with slips and one without, and the reason picker."""

from typing import Any

from django import forms

from ..forms import CountedText, DateField, Form, PartialDateField, Radios, UploadField

RESULTS = (("excellent", "优秀"), ("qualified", "合格"), ("basically_qualified", "基本合格"))
DEGREES = (("postgraduate", "研究生毕业或取得硕士学位"), ("bachelor", "大学本科"), ("college", "大专（高职）"))


class SampleForm(Form):
    """Every control once."""

    method = forms.ChoiceField(
        label="申报方式",
        choices=(("normal", "正常申报"), ("exception", "破格")),
        help_text="我们按您的学历和年限建议“正常申报”",
    )
    since = DateField(label="助理工程师，从哪天开始聘任", help_text="写聘书上的日期，例如 2020年3月1日")
    year_2021 = forms.ChoiceField(label="2021 年度考核", choices=RESULTS)
    degree = forms.ChoiceField(
        label="您最高的学历",
        choices=DEGREES,
        widget=Radios(hints={"bachelor": "含预备技师（技师）班", "college": "含技工院校高级工班"}),
        help_text="以毕业证书为准",
    )
    graduated = PartialDateField(label="什么时候毕业", finest="month", required=False)
    hours = forms.IntegerField(label="学时", min_value=1, max_value=400)
    statement = CountedText(label="专业工作业绩情况", limit=60, rows=5, help_text="标点和空格都算，换行不算")
    proof = UploadField(label="佐证材料", help_text="PDF、JPG 或 PNG，每个不超过 20\u00a0MB", required=False)
    agree = forms.BooleanField(label="我读过《真实性保证书》，内容属实。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hours"].unit = "学时"  # type: ignore[attr-defined]


class ReasonForm(Form):
    """One thing to mend."""

    code = forms.ChoiceField(
        label="原因", choices=(("M-01", "M-01 缺少证明"), ("M-03", "M-03 附件看不清"), ("M-99", "M-99 其他（要写明）"))
    )
    place = forms.ChoiceField(
        label="指到哪一项", choices=(("item:17", "实用新型专利"), ("slot:proof", "贡献依据 第 2 份"))
    )
    text = forms.CharField(label="怎样改", max_length=200)


FILLED = {
    "bad-method": "normal",
    "bad-since_year": "2019",
    "bad-since_month": "2",
    "bad-since_day": "30",
    "bad-year_2021": "",
    "bad-degree": "bachelor",
    "bad-graduated": "2016-06",
    "bad-hours": "72",
    "bad-statement": "2016 年参加工作以来，一直从事精细化工中间体的工艺开发和中试放大。"
    "任助理工程师期间，主持完成连续硝化工艺的安全改造，"
    "反应停留时间由 4 小时缩短到 12 分钟，年减少废酸 310 吨。",
    "bad-agree": "on",
}


def context() -> dict[str, Any]:
    """A form as it comes back with slips, one untouched, and two reasons."""
    reasons = forms.formset_factory(ReasonForm, extra=1, max_num=20)
    started = {"code": "M-03", "place": "slot:proof", "text": "分工表的盖章处发黑，请重新扫描"}
    return {
        "bad": SampleForm(FILLED, prefix="bad"),
        "good": SampleForm(
            prefix="good", initial={"degree": "bachelor", "since": "2020-03-01", "statement": "负责萃取剂筛选。"}
        ),
        "reasons": reasons(prefix="reasons", initial=[started]),
    }
