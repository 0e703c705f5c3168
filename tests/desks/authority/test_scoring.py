"""The case page where a score is verified: the sheet as filed, a field for the points, what the office wrote."""

import pytest

from tests import world
from tests.casework.test_scoring import at_bureau, decide, filed
from tests.world import at, scoring
from zhicheng.casework import facts

from .pages import act, case, decision, on, see, sits

FIELD = "soft:enough-points"


@pytest.fixture
def town(tmp_path, db, kept_files):
    """A town under the plan that scores."""
    scoring.publish_scoring_plan(tmp_path)
    return world.town()


def rows(page):
    """The cells of the sheet, row by row."""
    table = next(one for one in page.all("table") if "评分项目" in one.text)
    return [[*(cell.text for cell in row.all("th")), *(cell.text for cell in row.all("td"))] for row in table.all("tr")]


def test_the_verifying_office_reads_the_sheet_and_enters_the_points(client, town):
    _, application = filed(town)
    application = at_bureau(town, application)
    sits(client, town.bureau)
    with on("2023-09-11 10:00"):
        page = see(client, case(application))
        assert rows(page) == [
            ["评分项目", "最高", "自评分"],
            ["工作业绩", "60", "60"],
            ["主持的项目", "40", "35"],
            ["取得的效益", "30", "30"],
            ["论文论著", "40", "10"],
            ["发表的论文", "40", "10"],
            ["合计", "100", "70"],
        ]
        said = decision(application, "pass", opinion="同意。")
        refused = act(client, application, "decide", {**said, FIELD: "59"})
        assert refused.status_code == 422
        act(client, application, "decide", {**said, FIELD: "65"})
    assert facts.facts_of(world.fresh(application), 1)["scores"] == {"quantified": {"self": 70.0, "verified": 65.0}}


def test_the_next_office_reads_the_verified_score(client, town):
    _, application = filed(town)
    application = at_bureau(town, application)
    decide(town.bureau, application, points="65", when=at("2023-09-11 10:00"))
    sits(client, town.office)
    with on("2023-09-11 14:00"):
        page = see(client, case(application))
    assert [note.text for note in page.all(".opinion")[-1].all("p")][2:] == ["评审打分表：核定 65\u00a0分"]
