"""Examples of beams, dates, stages, findings, counted days and lists."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

TOKENS = (
    ("paper", "页底"),
    ("surface", "可以动手的面"),
    ("sunk", "凹下去"),
    ("ink", "正文"),
    ("ink-2", "次要"),
    ("ink-3", "提示"),
    ("line", "细线"),
    ("line-strong", "控件边"),
    ("celadon", "主色、链接"),
    ("celadon-ink", "按下、现在"),
    ("celadon-mid", "图形"),
    ("celadon-soft", "引文边"),
    ("celadon-wash", "浅底"),
    ("ochre", "要改"),
    ("ochre-line", "要改的边"),
    ("ochre-wash", "浅底"),
    ("indigo", "由人判断"),
    ("indigo-wash", "浅底"),
    ("seal", "印、不通过"),
    ("seal-wash", "浅底"),
    ("focus", "焦点"),
)

WORDS = (
    "草稿",
    "进行中",
    "已完成",
    "退回修改",
    "有 2 处要改",
    "4 天后截止",
    "退回后再交",
    "第 3 稿",
    "待审查",
    "公示中",
    "待缴费",
    "联网核验",
    "单位核对原件",
    "本人填报",
    "存疑",
    "不通过",
    "已撤回",
    "登录后告诉您",
)

DATES = (
    {"name": "发布", "date": date(2023, 7, 19)},
    {"name": "个人申报截止", "date": date(2023, 9, 8)},
    {"name": "单位推荐截止", "date": date(2023, 9, 21), "kind": "event"},
    {"name": "评审", "date": None},
)

ROAD = (
    {"name": "您提交", "when": "8月14日", "state": "done"},
    {"name": "单位审核", "when": "8月18日 退回", "state": "done"},
    {"name": "您修改", "when": "今天", "state": "now"},
    {"name": "单位审核与公示", "state": "todo"},
    {"name": "区人力社保局", "state": "todo"},
    {"name": "评委会办公室", "state": "todo"},
    {"name": "评审", "state": "todo"},
)

PLAN_ROAD = (
    {"name": "个人申报", "when": "9月8日前"},
    {"name": "单位审核", "who": "含 5 个工作日公示", "when": "9月21日前推荐"},
    {"name": "区人力社保局", "who": "资格审查"},
    {"name": "评委会办公室", "who": "审核，通知缴费"},
    {"name": "评审", "who": "投票表决"},
)

HOURS = {
    "id": "hours",
    "clause": ["三（三）"],
    "verdict": "unmet",
    "title": "近 3 年继续教育 270 学时",
    "sentence": "三项中差两项，一共补 12 学时就够。必备条件，没学满不能提交。",
    "children": [
        {
            "verdict": "unmet",
            "title": "三年合计",
            "sentence": "还差 12 学时",
            "measured": "258 学时",
            "required": "270 学时",
        },
        {"verdict": "met", "title": "其中专业课", "sentence": "186 学时，要求 180"},
        {
            "verdict": "unmet",
            "title": "其中公需课",
            "sentence": "还差 6 学时。补的 12 学时里至少 6 学时选公需课",
            "measured": "48 学时",
            "required": "54 学时",
        },
    ],
}

COMMON = (
    {
        "id": "appraisals",
        "clause": ["二"],
        "verdict": "met",
        "title": "近 3 年年度考核合格以上",
        "sentence": "2020 合格、2021 合格、2022 优秀",
    },
    HOURS,
    {
        "id": "one-employer",
        "clause": ["三（一）"],
        "verdict": "needs_human",
        "title": "社保、人事档案、劳动关系在同一单位",
        "sentence": "社保和劳动关系在上虞青原新材料有限公司，档案在人才服务机构。通知写的是“原则上”。",
        "judge": "单位",
    },
    {
        "id": "in-service",
        "clause": ["一"],
        "verdict": "unknown",
        "title": "从事工程技术类岗位、当前在职参保",
        "sentence": "还没有读到您 2023年7月以后的社保记录，请补上，或等单位核对。",
    },
)

PATHS = (
    {
        "id": "assistant",
        "clause": ["二2"],
        "verdict": "unmet",
        "title": "助理工程师满 4 年",
        "sentence": "2020年3月1日聘任，到 2023年12月31日是 3 年 10 个月。",
        "measured": "3 年 10 个月",
        "required": "4 年",
        "earliest": "2024-02-29",
    },
    {
        "id": "degree",
        "clause": ["二1"],
        "verdict": "met",
        "title": "学历和年限",
        "sentence": "大学本科，2016年6月30日毕业；毕业后从事专业工作 7 年 3 个月，要求 5 年。",
        "measured": "7 年 3 个月",
        "required": "5 年",
        "working": (
            "2016年7月11日 – 2019年3月31日　2 年 8 个月 21 天　越溪化工有限公司",
            "2019年6月3日 – 2023年12月31日　4 年 6 个月 29 天　上虞青原新材料有限公司",
            "空档 2019年4月1日 – 6月2日不计；重叠的时间只算一次。",
        ),
    },
)

TASKS = (
    {"name": "上传证件照", "href": "#tasks", "fact": "已用身份证照片，8月12日 您确认过", "status": "已完成"},
    {"name": "签署个人承诺", "href": "#tasks", "fact": "8月12日 20:14 手机签署", "status": "已完成"},
    {
        "name": "填写申报信息",
        "href": "#tasks",
        "fact": "5 个部分，差“年度考核”和“本人述职”",
        "status": "有 2 处要改",
    },
    {"name": "上传相关附件", "href": "#tasks", "fact": "5 项里有 3 项已经有了，不用您传", "status": "进行中"},
    {"name": "预览确认提交", "href": None, "fact": "前五步都完成后才能打开", "status": "还不能开始"},
)

FACTS = (
    ("受理号", "R-2023-0917-2"),
    {"name": "手机", "value": "138****0917", "href": "#lists", "action": "更改"},
    {"name": "身份证", "value": "330682********0917", "href": "#lists", "action": "显示"},
)


def _moment(month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(2023, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


MESSAGES = (
    {
        "title": "单位退回了您的申报，有 2 处要改",
        "text": "2021 年度考核结果没有填；专利证书第 2 页看不清。请在 9月8日前改好再提交。",
        "created_at": _moment(8, 18, 16, 20),
        "read_at": None,
        "href": "#lists",
        "how": "短信已送达",
    },
    {
        "text": "单位审查通过了您的业绩档案。",
        "created_at": _moment(8, 11, 9, 5),
        "read_at": _moment(8, 11, 10, 0),
        "href": "#lists",
    },
)


def context() -> dict[str, Any]:
    """Everything that is measured or listed."""
    days = (27, 28, 29, 30)
    return {
        "tokens": TOKENS,
        "words": WORDS,
        "today": date(2023, 8, 21),
        "points": DATES,
        "road": ROAD,
        "plan_road": PLAN_ROAD,
        "common": COMMON,
        "paths": PATHS,
        "posted": date(2020, 9, 25),
        "counted": [*(date(2020, 9, day) for day in days), date(2020, 10, 9)],
        "deadline_day": date(2020, 10, 10),
        "tasks": TASKS,
        "facts": FACTS,
        "message_rows": MESSAGES,
        "seal_day": date(2023, 8, 22),
        "binding": ("不少于270学时", "不少于180学时"),
        "notice_words": "申报人员须提供近3年继续教育学习不少于270学时（其中专业课不少于180学时）要求……",
    }
