"""Examples for clerks: a list with a batch bar, differences, files, pages."""

from typing import Any

from django.http import QueryDict

from ..pager import paginate

ROWS = (
    ("9月21日", "骆一禾", "医药", "助理工程师满 4 年", "海曜医药有限公司", 1, (10, 0, 0, 0), "", "6 天"),
    ("9月21日", "傅雨石", "石油和化学", "学历和年限", "盖北纤维有限公司", 1, (8, 1, 0, 1), "", "6 天"),
    ("9月22日", "闻南乔", "石油和化学", "五项有两项", "青原新材料有限公司", 2, (7, 1, 0, 1), "退回后再交", "5 天"),
    ("9月22日", "苏砺之", "医药", "助理工程师满 4 年", "镜湖涂料有限公司", 1, (10, 0, 1, 0), "", "1 天"),
)

HEADS = ("due", "name", "trade", "path", "employer", "draft", "marks", "status", "held")

CHANGES = (
    {"name": "2022 年度考核", "old": "优秀", "new": "合格"},
    {"name": "贡献依据 第 2 份", "old": None, "new": "分工表.pdf，1 页"},
)

FILES = (
    {
        "name": "发明专利证书.pdf",
        "size": 2_516_582,
        "state": "已上传 3 页，清晰",
        "href": "#forms",
        "remove": "/styleguide",
    },
    {
        "name": "证书翻拍.heic",
        "size": 4_299_161,
        "state": "这种格式打不开。请存成 JPG 再传，或在手机相册里选“最兼容”。",
        "bad": True,
    },
)


def context() -> dict[str, Any]:
    """Everything a clerk sees."""
    rows = [
        {
            **dict(zip(HEADS, row, strict=True)),
            "marks": dict(zip(("met", "unmet", "unknown", "human"), row[6], strict=True)),
        }
        for row in ROWS
    ]
    return {
        "clerk_rows": rows,
        "changes": CHANGES,
        "files": FILES,
        "pages": paginate(list(range(238)), QueryDict("page=2"), unit="件"),
        "opinion": "经审查，申报人符合申报条件，材料完整，同意推荐。",
        "limits": "退回修改、不通过要逐件写明理由，不能批量。有一件在您预览时被别人改动，就只退出那一件，其余照办。",
    }
