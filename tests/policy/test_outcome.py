"""What a person is told: sentences, paths, blocking, readings, JSON."""

from __future__ import annotations

from zhicheng import policy

from .people import engineer, nobody, records

NBSP = "\u00a0"


def test_someone_without_obstacle(plan: policy.Plan) -> None:
    outcome = policy.evaluate(plan, engineer())
    assert outcome.verdict == "no_obstacle"
    assert outcome.nearest == "degree"
    assert outcome.blocking == ()
    assert outcome.copies == 3
    assert {one.id: one.verdict for one in outcome.paths} == {
        "degree": "met",
        "assistant": "unmet",
        "technician": "unmet",
        "two-of-five": "unmet",
        "exception": "unmet",
    }
    assert outcome.paragraph == (
        "您按“学历资历”申报没有看到障碍，还要由用人单位判断：“职业道德良好，政治表现、廉洁自律、道德品行都好”。"
    )


def test_the_finding_of_a_condition(plan: policy.Plan) -> None:
    assert policy.evaluate(plan, engineer()).finding("bachelor-years").as_json() == {
        "id": "bachelor-years",
        "clause": ["二1"],
        "refs": ["二1#1"],
        "verdict": "met",
        "raw": "met",
        "title": "毕业后从事专业工作满 5 年（与申报专业的关系为不对口的，满 6 年）",
        "measured": f"5{NBSP}年6{NBSP}个月",
        "required": f"5{NBSP}年",
        "gap": None,
        "sentence": f"到 2023年12月31日，您毕业后从事专业工作 5{NBSP}年6{NBSP}个月，满 5 年。",
        "working": [f"2018年7月1日至2023年12月31日：5{NBSP}年6{NBSP}个月"],
        "evidence": ["item:2"],
        "asks": [],
        "mend": "",
        "earliest": None,
        "force": "office",
        "soft": False,
        "judge": "",
        "reading": None,
    }


def test_hours_that_are_missing_block(plan: policy.Plan) -> None:
    rows = engineer()["trainings"]["records"]
    short = [*rows[:3], {**rows[3], "hours": 24}]
    outcome = policy.evaluate(plan, engineer(trainings=records(*short)))
    finding = outcome.finding("hours")
    assert [one.id for one in outcome.blocking] == ["hours"]
    assert finding.title == "继续教育不少于 270 学时（专业不少于 180，公需不少于 54）"
    assert finding.sentence == f"您 2021—2023 年共有 258{NBSP}学时，还差 12{NBSP}学时。"
    assert (finding.measured, finding.required, finding.gap) == (
        "258 学时（专业 180，公需 54）",
        "270 学时（专业 180，公需 54）",
        "12 学时",
    )
    assert finding.mend == "请在截止前补学：12 学时。"
    assert outcome.paragraph == (
        "现在还差一项。继续教育不少于 270 学时（专业不少于 180，公需不少于 54）：" + finding.sentence
    )


def test_hours_of_a_kind_that_are_missing(plan: policy.Plan) -> None:
    rows = engineer()["trainings"]["records"]
    short = [{**rows[0], "hours": 80}, *rows[1:3], {**rows[3], "hours": 46}]
    finding = policy.evaluate(plan, engineer(trainings=records(*short))).finding("hours")
    assert finding.sentence == f"您 2021—2023 年共有 270{NBSP}学时，其中专业 170{NBSP}学时，还差 10{NBSP}学时。"
    assert finding.gap == "专业 10 学时"


def test_time_alone_mends(plan: policy.Plan) -> None:
    work = {**engineer()["works"]["records"][0], "from": "2019-10-01"}
    outcome = policy.evaluate(plan, engineer(works=records(work)))
    finding = outcome.finding("bachelor-years")
    assert finding.sentence == f"到 2023年12月31日，您毕业后从事专业工作 4{NBSP}年3{NBSP}个月，还差 9{NBSP}个月。"
    assert finding.gap == f"9{NBSP}个月"
    assert str(finding.earliest) == "2024-09-30"
    assert str(outcome.path("degree").earliest) == "2024-09-30"
    assert finding.mend == "照现在这样做下去，到 2024年9月30日满 5 年，可以等计算截止日在这一天以后的评审。"


def test_time_does_not_mend_work_that_has_ended(plan: policy.Plan) -> None:
    work = {**engineer()["works"]["records"][0], "to": "2020-12-31"}
    outcome = policy.evaluate(plan, engineer(works=records(work)))
    assert outcome.finding("bachelor-years").earliest is None
    assert outcome.path("degree").earliest is None


def test_the_missing_day_is_asked_for(plan: policy.Plan) -> None:
    work = {**engineer()["works"]["records"][0], "from": "2019-01"}
    outcome = policy.evaluate(plan, engineer(works=records(work)))
    finding = outcome.finding("bachelor-years")
    assert (finding.verdict, finding.asks) == ("unknown", ("“越江新材料有限公司 工艺工程师”的开始时间（写到日）",))
    assert outcome.paragraph == "现在还不能判断，还缺：“越江新材料有限公司 工艺工程师”的开始时间（写到日）。"


def test_nothing_known(plan: policy.Plan) -> None:
    outcome = policy.evaluate(plan, {})
    assert outcome.verdict == "unknown"
    assert {one.verdict for one in outcome.findings()} == {"unknown", "needs_human"}
    assert {one.needed for one in outcome.attachments} == {"unknown", "yes"}


def test_none_is_not_unknown(plan: policy.Plan) -> None:
    outcome = policy.evaluate(plan, nobody())
    assert {one.id: one.verdict for one in outcome.paths} == {
        "degree": "unmet",
        "assistant": "unmet",
        "technician": "unmet",
        "two-of-five": "unmet",
        "exception": "unmet",
    }
    assert outcome.finding("degree").sentence == (
        "3 种情况都还不符合。最接近的是“研究生毕业（或取得硕士学位），从事专业工作满 2 年”："
        "您的学历学位里没有这样的一条（学历为研究生，或者学位为硕士以上）。"
    )


def test_the_chosen_path_decides(plan: policy.Plan) -> None:
    chosen = policy.evaluate(plan, engineer(application={"path": "technician"}))
    assert (chosen.verdict, chosen.chosen) == ("unmet", "technician")
    unknown = policy.evaluate(plan, engineer(application={"path": "no-such-path"}))
    assert (unknown.verdict, unknown.chosen) == ("no_obstacle", None)


def test_a_soft_condition_is_for_people(plan: policy.Plan) -> None:
    person = {**engineer()["person"], "personnel_file": "talent_centre"}
    finding = policy.evaluate(plan, engineer(person=person)).finding("one-employer")
    assert (finding.verdict, finding.raw, finding.soft, finding.judge) == ("needs_human", "unmet", True, "审核单位")
    assert finding.sentence == "您的人事档案在人才服务机构。这一条是“原则上”的要求，由审核单位判断。"


def test_what_hangs_on_a_reading(plan: policy.Plan) -> None:
    patents = records(
        {"id": "item:20", "kind": "invention", "rank": 2, "granted": "2022-03-01", "name": "一种反应装置"}
    )
    work = {**engineer()["works"]["records"][0], "from": "2014-01-01"}
    outcome = policy.evaluate(plan, engineer(patents=patents, works=records(work)))
    assert {one.id: one.reading for one in outcome.findings() if one.reading} == {
        "two-of-five": "rank-first",
        "intellectual-property": "rank-first",
        "invention": "rank-first",
    }


def test_the_nearest_miss_is_named(plan: policy.Plan) -> None:
    project = {"id": "item:20", "kind": "innovation_project", "level": "county", "role": "main", "name": "废水回用"}
    finding = policy.evaluate(plan, engineer(projects=records(project))).finding("innovation-project")
    assert finding.sentence == (
        "您填的项目里还没有符合的技术创新项目。最接近的是“废水回用 主要承担者”：级别是县级，要求级别为市级以上。"
    )


def test_what_is_not_asked_is_explained_without_double_negatives(plan: policy.Plan) -> None:
    found = {one.id: one.why for one in policy.evaluate(plan, engineer()).attachments if one.needed == "no"}
    assert (found["contribution"], found["insurance"]) == (
        "只有这样的项目才要：总人数不低于2\u00a0人。您没有这样的记录。",
        "您2020年9月至2023年8月没有在外省缴纳的社会保险。您2020年9月至2023年8月每个月都有社会保险缴纳记录。",
    )


def test_the_answer_as_json(plan: policy.Plan) -> None:
    answer = policy.evaluate(plan, engineer()).as_json()
    assert list(answer) == [
        "format",
        "plan",
        "plan_digest",
        "as_of",
        "verdict",
        "chosen",
        "nearest",
        "paragraph",
        "paths",
        "findings",
        "blocking",
        "attachments",
        "interview",
        "copies",
    ]
    assert (answer["plan"], answer["plan_digest"], answer["as_of"]) == (plan.id, plan.digest, "2023-12-31")
    assert answer["paths"][0] == {"id": "degree", "name": "学历资历", "verdict": "met", "earliest": None}
    assert len({one["id"] for one in answer["findings"]}) == len(answer["findings"])
    assert answer["attachments"][1] == {
        "id": "degree-since-2001",
        "name": "学历学位证书，以及《教育部学历证书电子注册备案表》或《中国高等教育学历认证报告》",
        "needed": "no",
        "why": "只有这样的学历学位才要：毕业时间在2001年1月1日以后（含当日），并且学历为大专以上，"
        "并且院校类别为普通高校和中等学校或技工院校，并且联网核验：否。您没有这样的记录。",
        "clause": ["五（二）"],
    }
