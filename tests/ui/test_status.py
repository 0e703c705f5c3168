"""Status words and their looks: the table of the direction, word by word."""

import pytest

from zhicheng.ui.status import MARKS, Look, Mark, look, mark

TABLE = {
    "草稿": ("ring", "grey"),
    "还没开始": ("ring", "grey"),
    "还不能开始": ("ring", "grey"),
    "进行中": ("half", "indigo"),
    "已完成": ("dot", "celadon"),
    "审查通过": ("dot", "celadon"),
    "已发证": ("dot", "celadon"),
    "有效": ("dot", "celadon"),
    "退回修改": ("dot", "ochre"),
    "有 2 处要改": ("dot", "ochre"),
    "有\u00a02\u00a0处要改": ("dot", "ochre"),
    "4 天后截止": ("dot", "ochre"),
    "退回后再交": ("square", "indigo"),
    "退回后再交 · 改 2 处": ("square", "indigo"),
    "第 3 稿": ("square", "indigo"),
    "待审查": ("half", "indigo"),
    "单位审核中": ("half", "indigo"),
    "公示中": ("half", "indigo"),
    "评审中": ("half", "indigo"),
    "待缴费": ("dot", "ochre"),
    "不通过": ("square", "seal"),
    "已撤销": ("square", "seal"),
    "已撤回": ("dotted", "grey"),
    "已失效": ("dotted", "grey"),
    "查不到": ("dotted", "grey"),
    "联网核验": ("dot", "celadon"),
    "单位核对原件": ("square", "celadon"),
    "本人填报": ("ring", "grey"),
    "存疑": ("dot", "ochre"),
    "正在受理 · 还剩 18 天": ("dot", "celadon"),
    "9月1日开始": ("ring", "grey"),
    "没有登记过的词": ("ring", "grey"),
}


@pytest.mark.parametrize(("word", "expected"), TABLE.items())
def test_each_word_has_the_look_of_the_table(word: str, expected: tuple[str, str]) -> None:
    assert look(word) == Look(*expected)


def test_red_is_a_decision_only() -> None:
    from zhicheng.ui.status import WORDS

    assert sorted(word for word, found in WORDS.items() if found.tone == "seal") == ["不通过", "已撤销"]


def test_marks_of_the_engine() -> None:
    assert {value: mark(value) for value in ("met", "unmet", "unknown", "needs_human", "reject")} == {
        "met": Mark("check", "celadon", "满足"),
        "unmet": Mark("minus", "ochre", "还差"),
        "unknown": Mark("query", "grey", "缺资料"),
        "needs_human": Mark("person", "indigo", "由单位判断"),
        "reject": Mark("cross", "seal", "不通过"),
    }
    assert len({(one.icon, one.tone) for one in MARKS.values()}) == len(MARKS) - 1
