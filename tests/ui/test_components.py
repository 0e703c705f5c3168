"""Every other component: the words it shows and the markup that carries its meaning."""

from datetime import UTC, date, datetime

import pytest

from .markup import render


def test_buttons() -> None:
    shown = render(
        '{% button "马上申报" href="/a" %}{% button "保存" name="act" value="save" %}'
        '{% button "退回修改" kind="return" %}'
        '{% button "下一步" disabled=True %}{% button "回到六步" kind="link" href="/b" small=True %}'
    )
    assert [
        (one.name, one.text, one.attributes["class"], one.attributes.get("href", ""), one.attributes.get("type", ""))
        for one in shown.children
        if not isinstance(one, str)
    ] == [
        ("a", "马上申报", "button button-primary", "/a", ""),
        ("button", "保存", "button button-primary", "", "submit"),
        ("button", "退回修改", "button button-return", "", "submit"),
        ("button", "下一步", "button button-primary", "", "submit"),
        ("a", "回到六步", "button-link button-small", "/b", ""),
    ]
    save, off = shown.all("button")[0], shown.all("button")[2]
    assert (save.attributes["name"], save.attributes["value"]) == ("act", "save")
    assert "disabled" in off.attributes


def test_a_disabled_link_is_no_link() -> None:
    shown = render('{% button "马上申报" href="/a" disabled=True %}')
    assert (shown.all("a"), shown.one("button").text) == ([], "马上申报")


def test_an_unknown_kind_of_button_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="unknown kind of button 'danger'"):
        render('{% button "删除" kind="danger" %}')


def test_tag_has_shape_colour_and_word() -> None:
    shown = render('{% tag "退回修改" %}').one("span")
    assert (shown.classes, shown.text, shown.one("svg").attributes["aria-hidden"]) == (
        ["tag", "tag-ochre"],
        "退回修改",
        "true",
    )
    own = render('{% tag "破格 名额 1/2" shape="square" tone="indigo" %}')
    assert own.one(".tag-indigo").one("rect").attributes["fill"] == "currentColor"


def test_marks_and_verdicts() -> None:
    assert render('{% verdict "unmet" %}').one(".verdict").text == "还差"
    assert render('{% verdict "needs_human" "由单位核对" %}').one(".verdict").text == "由单位核对"
    named = render('{% mark "met" word=True %}').one("svg")
    assert (named.attributes["role"], named.attributes["aria-label"]) == ("img", "满足")
    assert render('{% mark "met" %}').one("svg").attributes["aria-hidden"] == "true"


def test_seal() -> None:
    shown = render('{% seal "收讫" day %}', day=date(2023, 8, 22))
    assert shown.one(".seal").text == "收讫 08.22"
    assert shown.one("time").attributes["datetime"] == "2023-08-22"


def test_clauses_are_linked_to_their_anchors() -> None:
    shown = render("{% clause named url %}", named=("三（三）", "附件1 二4"), url="/n")
    assert [(one.text, one.attributes["href"]) for one in shown.all("a")] == [
        ("三（三）", "/n#%E4%B8%89%EF%BC%88%E4%B8%89%EF%BC%89"),
        ("附件1 二4", "/n#%E9%99%84%E4%BB%B61%20%E4%BA%8C4"),
    ]
    assert render('{% clause "二1" %}').one("span").text == "二1"
    sentences = render("{% clause named url %}", named=("二4(2)#1", "二4(2)#2", "二5#1"), url="/n")
    assert [(one.text, one.attributes["href"]) for one in sentences.all("a")] == [
        ("二4（2）", "/n#%E4%BA%8C4%282%29%231"),
        ("二5", "/n#%E4%BA%8C5%231"),
    ]
    assert render("{% clause nothing %}", nothing=()).text == ""


def test_quote_marks_what_binds_and_escapes_the_rest() -> None:
    words = "学习<b>不少于270学时</b>，公需课不少于54学时"
    shown = render('{% quote words "不少于270学时" "不少于54学时" %}', words=words)
    assert shown.one("blockquote").text == words
    assert [one.text for one in shown.all("mark")] == ["不少于270学时", "不少于54学时"]


def test_notices() -> None:
    plain = render('{% notice "网络断了。" "内容还在。" kind="ochre" %}').one("div")
    assert (plain.classes, [one.text for one in plain.all("p")]) == (
        ["notice", "notice-ochre"],
        ["网络断了。", "内容还在。"],
    )
    block = render('{% noticeblock kind="indigo" title="标题" %}<p>一句 <a href="/x">链接</a></p>{% endnoticeblock %}')
    assert [one.text for one in block.all("p")] == ["标题", "一句 链接"]
    with pytest.raises(ValueError, match="unknown kind of notice"):
        render('{% notice "x" kind="red" %}')


def test_empty_state() -> None:
    shown = render('{% empty "您还没有申报过" "先看看够不够条件。" %}{% button "看评审计划" href="/p" %}{% endempty %}')
    assert (shown.one("h2").text, shown.one("p").text, shown.one("a").text) == (
        "您还没有申报过",
        "先看看够不够条件。",
        "看评审计划",
    )
    assert render('{% empty "没有了" level=3 %}{% endempty %}').one("h3").text == "没有了"


def test_task_list() -> None:
    tasks = (
        {"name": "上传证件照", "href": "/1", "fact": "您确认过", "status": "已完成"},
        {"name": "预览确认提交", "href": None, "fact": "前五步都完成后才能打开", "status": "还不能开始"},
    )
    shown = render("{% task_list tasks %}", tasks=tasks)
    assert [one.text for one in shown.all("li")] == [
        "1上传证件照您确认过已完成",
        "2预览确认提交前五步都完成后才能打开还不能开始",
    ]
    assert [one.attributes["href"] for one in shown.all("a")] == ["/1"]


def test_summary_list() -> None:
    rows = (("受理号", "R-1"), {"name": "手机", "value": "138****0917", "href": "/m", "action": "更改"})
    shown = render("{% summary_list rows %}", rows=rows)
    assert [(one.one("dt").text, [dd.text for dd in one.all("dd")]) for one in shown.one("dl").all("div")] == [
        ("受理号", ["R-1"]),
        ("手机", ["138****0917", "更改：手机"]),
    ]


def test_message_list() -> None:
    messages = (
        {
            "title": "单位退回了您的申报",
            "text": "有 2 处要改",
            "created_at": datetime(2023, 8, 18, 8, 20, tzinfo=UTC),
            "read_at": None,
            "href": "/m/1",
            "how": "短信已送达",
        },
        {"text": "单位审查通过了。", "created_at": datetime(2023, 8, 11, 1, 5, tzinfo=UTC), "read_at": 1},
    )
    items = render("{% message_list messages %}", messages=messages).all("li")
    assert [item.text for item in items] == [
        "8月18日 16:20 · 短信已送达，没看过单位退回了您的申报有 2 处要改",
        "8月11日 09:05单位审查通过了。",
    ]
    assert [item.classes for item in items] == [["is-new"], []]


def test_diff() -> None:
    rows = (
        {"name": "2022 年度考核", "old": "优秀", "new": "合格"},
        ("贡献依据", None, "分工表.pdf"),
        ("奖项", "一等", None),
    )
    shown = render("{% diff rows %}", rows=rows)
    assert [one.text for one in shown.all("del")] == ["−原来2022 年度考核：优秀", "−原来奖项：一等"]
    assert [one.text for one in shown.all("ins")] == ["＋现在2022 年度考核：合格", "＋现在贡献依据：分工表.pdf"]


def test_file_list() -> None:
    files = (
        {"name": "证书.pdf", "size": 2_516_582, "state": "已上传 3 页", "href": "/f/1", "remove": "/f/1/remove"},
        {"name": "翻拍.heic", "size": 1, "state": "这种格式打不开。", "bad": True},
    )
    shown = render("{% file_list files %}", files=files, csrf_token="t")
    assert [one.text for one in shown.all("li")] == [
        "证书.pdf 2.4\u00a0MB已上传 3 页删除：证书.pdf",
        "翻拍.heic 1\u00a0字节这种格式打不开。",
    ]
    assert [(one.attributes["action"], one.one("input").attributes["value"]) for one in shown.all("form")] == [
        ("/f/1/remove", "t")
    ]
    assert [one.classes for one in shown.all("li")] == [[], ["file-bad"]]


def test_a_form_of_one_button() -> None:
    shown = render('{% sentence_form "/send" "送单位审查" item=17 %}', csrf_token="t")
    assert shown.one("form").attributes == {"method": "post", "action": "/send", "data-once": ""}
    assert [(one.attributes["name"], one.attributes["value"]) for one in shown.all("input")] == [
        ("csrfmiddlewaretoken", "t"),
        ("item", "17"),
    ]
    assert shown.one("button").text == "送单位审查"


def test_verdicts_choose_nothing_beforehand() -> None:
    shown = render("{% verdicts %}")
    assert [(one.text, one.one("input").attributes["value"]) for one in shown.all("label")] == [
        ("通过A", "pass"),
        ("退回修改R", "return"),
        ("不通过F", "reject"),
    ]
    assert [one for one in shown.all("input") if "checked" in one.attributes] == []
    some = render('{% verdicts chosen="return" allowed=may error="请选一个意见。" %}', may=("pass", "return"))
    assert [one.attributes["value"] for one in some.all("input")] == ["pass", "return"]
    assert [one.attributes["value"] for one in some.all("input") if "checked" in one.attributes] == ["return"]
    assert some.by_id("id_verdict_error").text == "请选一个意见。"


def test_batch_bar() -> None:
    shown = render(
        '{% batch_bar "已选 5 件" hint="可以一起签。" preview="同意<推荐>。" limits="退回要逐件写。" %}'
        '{% button "预览批量通过" %}{% endbatch_bar %}'
    )
    assert shown.one(".batch").text == (
        "已选 5 件 可以一起签。预览批量通过预览：将写入每一件的意见同意<推荐>。不能一起办的退回要逐件写。"
    )
    assert render("{% batch_bar '已选 0 件' %}{% endbatch_bar %}").all(".batch-preview") == []


def test_crumbs() -> None:
    shown = render('{% crumb "申报材料" "/a" %}{% crumb "第 3 步" %}')
    assert [(one.name, one.text) for one in (*shown.all("a"), *shown.all("span"))] == [
        ("a", "申报材料"),
        ("span", "第 3 步"),
    ]


def test_signature_box_has_a_guide_for_each_letter() -> None:
    shown = render('{% signature_pad "苏见山" %}')
    assert [one.attributes["x1"] for one in shown.all("line")] == ["0", "33.3333%", "66.6667%"]
    assert [one.attributes["name"] for one in shown.all("input")] == ["signature", "signature_strokes"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ day|cn_date }}", "9月8日（周五）"),
        ('{{ day|cn_date:"year" }}', "2023年9月8日（周五）"),
        ("{{ day|cn_day }}", "9月8日"),
        ("{{ moment|cn_moment }}", "9月8日 23:41"),
        ("{{ moment|cn_day }}", "9月8日"),
        ("{{ day|deadline }}", "9月8日（周五）24:00"),
        ("{{ midnight|deadline }}", "9月8日（周五）24:00"),
        ("{{ moment|deadline }}", "9月8日（周五）23:41"),
        ('{{ "2018-03"|partial }}', "2018年3月"),
        ("{{ 186000|bytes }}", "182\u00a0K"),
        ("{{ 35000|yuan }}", "350\u00a0元"),
        ("{{ 35050|yuan }}", "350.50\u00a0元"),
        ("{{ nothing|cn_date }}{{ nothing|deadline }}{{ nothing|partial }}{{ nothing|bytes }}{{ nothing|yuan }}", ""),
    ],
)
def test_filters(source: str, expected: str) -> None:
    context = {
        "day": date(2023, 9, 8),
        "moment": datetime(2023, 9, 8, 15, 41, tzinfo=UTC),
        "midnight": datetime(2023, 9, 8, 16, 0, tzinfo=UTC),
        "nothing": None,
    }
    assert render(source, **context).text == expected
