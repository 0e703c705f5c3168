"""The titles as a person chooses among them: under the headings of their series."""

from zhicheng import kinds
from zhicheng.standards import codes


def test_titles_stand_under_their_series():
    grouped = kinds.get("title").field("name").grouped
    assert grouped[0] == (
        "工程技术",
        [
            ("technician_t", "技术员"),
            ("assistant_engineer", "助理工程师"),
            ("engineer", "工程师"),
            ("senior_engineer", "高级工程师"),
            ("professor_engineer", "正高级工程师"),
        ],
    )
    assert grouped[-1] == ("", [("other", "其他职称")])
    assert [heading for heading, _ in grouped] == [*(one.name for one in codes.table("title_series")), ""]
    flat = [pair for _, found in grouped for pair in found]
    assert sorted(flat) == sorted(kinds.get("title").field("name").choices)


def test_other_lists_have_no_headings():
    assert kinds.get("degree").field("education").grouped == []
    assert kinds.get("degree").field("school").grouped == []
