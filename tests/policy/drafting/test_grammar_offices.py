"""The grammar of heads, offices, photo bounds, links, lists of annexes and steps, on small texts."""

from __future__ import annotations

import pytest

from zhicheng.policy.drafting.grammar import filing, head
from zhicheng.policy.drafting.grammar.filing import Photo
from zhicheng.policy.drafting.grammar.offices import Office, office, table_of_offices
from zhicheng.policy.drafting.grammar.steps import kinds_of, steps

pytestmark = pytest.mark.pure


def test_heads() -> None:
    assert head.number_of(["某局文件", "某人社发[2024] 8 号"]) == "某人社发〔2024〕8号"
    assert head.issuer_of(["某市人社局文件"], ["乙局"]) == "某市人社局"
    assert head.issuer_of([], ["甲局     乙局", "2024年5月6日"]) == "甲局、乙局"
    assert head.split_outside("各县（市、区）局，有关单位") == ["各县（市、区）局", "有关单位"]
    assert head.year_of("关于做好2024年度评审的通知") == 2024
    assert head.subject_of("某局关于开展2024年度高级职称评审工作的通知") == "2024年度高级职称评审工作"
    assert head.specialty_of("关于2020年度机电制造专业高级工程师评审的通知") == "机电制造"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "德清县人社局技术科（行政中心A楼610室），联系电话：8367490；",
            Office("德清县人社局技术科", ("8367490",), "行政中心A楼610室"),
        ),
        (
            "材料报市人社局专技处（联系电话：85224188，81503329，地址：曲屯路368号1318室）",
            Office("市人社局专技处", ("85224188", "81503329"), "曲屯路368号1318室"),
        ),
        ("地址：杭州市大学路9号科研楼504室", Office("", (), "杭州市大学路9号科研楼504室")),
        ("联系电话：0571-87886870 0571-87217392", Office("", ("0571-87886870", "0571-87217392"), "")),
        ("五个工作日内将纸质材料报送至评委会办公室", None),
        ("2024年12345678人参加", None),
    ],
)
def test_offices(text: str, found: Office | None) -> None:
    assert office(text) == found


def test_a_table_of_offices() -> None:
    rows = [
        ("1", "甲局", "人事科", "85140374", "甲区申报对象", "甲路1号"),
        ("2", "乙局", "", "85140375", "乙区申报对象", "乙路2号"),
    ]
    assert table_of_offices(("序号", "单位", "所在部门", "电话", "受理范围", "地址"), rows) == [
        Office("甲局人事科", ("85140374",), "甲路1号", "甲区申报对象"),
        Office("乙局", ("85140375",), "乙路2号", "乙区申报对象"),
    ]
    assert table_of_offices(("序号", "省级以上荣誉名单"), [("1", "绿色工厂")]) == []


def test_photo() -> None:
    text = "上传白底证件照，JPG或JPEG格式，文件大于30K且小于1M，大于215*300（宽*高）像素，"
    text += "照片宽高比大于等于0.65且小于等于0.8。"
    assert filing.photo(text) == Photo(("jpg", "jpeg"), 30720, 1048576, 215, 300, 0.65, 0.8, "白色", False)
    assert filing.photo("照片、论文等信息自动提取") is None


def test_links_and_menu() -> None:
    text = "登录某省申报平台（网址：<https://a.cn/b>），登录“某市继续教育平台”学习（https://c.cn），“用户中心首页/高级职称评审”"
    assert filing.links(text) == [("某省申报平台", "https://a.cn/b"), ("某市继续教育平台", "https://c.cn")]
    assert filing.menu(text) == "高级职称评审"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("附件：1. 申报办法 2. 审核办法", [(1, "申报办法"), (2, "审核办法")]),
        ("附件1：申报表", [(1, "申报表")]),
        ("3.《岗位信息表》", [(3, "《岗位信息表》")]),
        ("附件：申报表", [(1, "申报表")]),
    ],
)
def test_annexes(text: str, found: list[tuple[int, str]]) -> None:
    assert filing.annexes(text) == found


def test_steps() -> None:
    assert steps("按个人申报、单位审核、中评委评审等程序进行") == ["个人申报", "单位审核", "中评委评审"]
    assert steps("按照有关程序进行") == []


@pytest.mark.parametrize(
    ("step", "kinds"),
    [
        ("个人申报", []),
        ("单位审核", ["employer"]),
        ("主管部门和当地人力社保部门", ["department", "bureau"]),
        ("主管部门或中评委推荐", ["department", "recommender"]),
        ("评委会办公室受理", ["office"]),
        ("中评委评审", ["committee"]),
        ("结果公布", []),
    ],
)
def test_kinds_of_office(step: str, kinds: list[str]) -> None:
    assert kinds_of(step) == kinds
