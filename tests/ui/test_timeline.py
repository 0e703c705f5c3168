"""Dates on a line and stages of a road."""

from datetime import date

from zhicheng.ui.parts import timeline

from .markup import render

POINTS = (
    {"name": "评审", "date": None},
    {"name": "个人申报截止", "date": date(2023, 9, 8)},
    {"name": "发布", "date": date(2023, 7, 19)},
    {"name": "单位推荐", "date": date(2023, 9, 21)},
)


def shown(today: date | None):
    return render("{% dates points today %}", points=POINTS, today=today)


def test_dates_are_told_in_order_with_today_among_them() -> None:
    items = shown(date(2023, 8, 21)).all("li")
    assert [item.text for item in items] == [
        "7月19日 发布",
        "今天 8月21日",
        "9月8日 个人申报截止",
        "9月21日 单位推荐",
        "待通知 评审",
        "",
    ]
    assert [item.classes[0] for item in items] == [
        "dates-past",
        "dates-today",
        "dates-deadline",
        "dates-event",
        "dates-open",
        "dates-run",
    ]


def test_places_are_to_scale_and_a_label_apart() -> None:
    drawn = timeline.dates(POINTS, date(2023, 8, 21))
    assert [(point.shape, point.at) for point in drawn["points"]] == [
        ("past", 0),
        ("today", 44),
        ("deadline", 68),
        ("event", 85),
        ("open", 100),
    ]
    assert drawn["run"] == 44


def test_close_dates_are_kept_apart() -> None:
    near = [{"name": f"第 {n} 件", "date": date(2023, 9, n)} for n in (1, 2, 3, 30)]
    assert [point.at for point in timeline.dates(near)["points"]] == [0, 15, 30, 100]


def test_today_before_everything_and_after_everything() -> None:
    early = timeline.dates(POINTS, date(2023, 1, 1))["points"]
    late = timeline.dates(POINTS, date(2024, 1, 1))["points"]
    assert [(early[0].shape, early[0].at), (late[3].shape, late[3].at)] == [("today", 0), ("today", 92)]


def test_without_a_day_there_is_no_bar() -> None:
    assert [item.classes[0] for item in shown(None).all("li")] == [
        "dates-event",
        "dates-deadline",
        "dates-event",
        "dates-open",
    ]


def test_many_dates_are_a_list() -> None:
    many = [{"name": f"第 {n} 件", "date": date(2023, 9, n)} for n in range(1, 9)]
    assert render("{% dates points %}", points=many).one("ol").classes == ["dates", "dates-list"]


def test_no_dates() -> None:
    assert timeline.dates([]) == {"points": [], "run": 0, "vertical": False}


def test_stages_say_who_has_it() -> None:
    road = (
        {"name": "您提交", "when": "8月14日", "state": "done"},
        {"name": "单位审核", "who": "上虞青原新材料有限公司", "when": "9月21日前", "state": "now"},
        {"name": "评审", "state": "todo"},
    )
    items = render("{% stages road %}", road=road).all("li")
    assert [item.text for item in items] == [
        "您提交（已办完） 8月14日",
        "单位审核（现在） 上虞青原新材料有限公司 9月21日前",
        "评审（还没到）",
    ]
    assert [item.attributes.get("aria-current", "") for item in items] == ["", "step", ""]


def test_a_plans_road_is_all_rings() -> None:
    shown = render("{% stages road plan=True %}", road=({"name": "个人申报", "state": "done"}, {"name": "评审"}))
    assert [(item.text, item.classes) for item in shown.all("li")] == [
        ("个人申报", ["stage", "stage-todo"]),
        ("评审", ["stage", "stage-todo"]),
    ]
