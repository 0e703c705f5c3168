"""马上申报, the list of six steps, and the applicant's first page."""

from dataclasses import replace

from django.urls import reverse

from tests import world
from zhicheng.applications.models import Application
from zhicheng.casework import filing
from zhicheng.plans.models import PublishedPlan

from .pages import as_clerk, as_person, heading, links, on, statements, url, words


def start(client, town):
    return client.post(reverse("applicant:start", args=[town.plan.pk]))


def test_who_has_no_employer_is_sent_to_choose_one(town, now):
    user = world.account("新来的")
    client = as_person(world.Actor(person_id=user.pk, person_name=user.name, role="applicant"))
    answer = start(client, town)
    assert answer["Location"] == reverse("applicant:dossier_employer")
    assert "请先在“个人基本信息”里选好现工作单位，再来申报。" in words(client.get(answer["Location"]))


def test_who_has_no_approved_basics_is_sent_to_them(town, now):
    client = as_person(world.person("新来的", town.employer))
    answer = start(client, town)
    assert answer["Location"] == reverse("applicant:dossier_basics")
    assert "“个人基本信息”要先送单位审核，审核通过后就可以申报。" in words(client.get(answer["Location"]))


def test_beginning_twice_is_beginning_once(town, su, browser):
    first, second = start(browser, town), start(browser, town)
    application = Application.objects.get()
    assert first["Location"] == second["Location"] == url("application", application)


def test_a_closed_plan_says_since_when(town, su):
    with on("2023-09-09 00:00"):
        browser = as_person(su)
        answer = start(browser, town)
        assert answer["Location"] == reverse("public:plan", args=[town.plan.pk])
        assert "个人申报已经在2023年9月8日（周五）24:00截止，现在不能再提交。" in words(browser.get(answer["Location"]))
    assert Application.objects.count() == 0


def test_from_the_seat_of_an_office_nobody_applies(town, now):
    client = as_clerk(town.clerk)
    answer = start(client, town)
    assert answer["Location"] == reverse("public:plan", args=[town.plan.pk])
    assert "申报要用申报人的身份办理，请在右上角切换身份。" in words(client.get(answer["Location"]))


def test_the_list_of_steps_of_a_new_draft(begun, browser):
    page = browser.get(url("application", begun))
    assert heading(page) == "申报材料：六步里做完了 0 步"
    text = words(page)
    assert "18 天 9月8日（周五）24:00" in text
    assert "提交后先到上虞青原新材料有限公司审核。" in text
    found = links(page)
    assert found["上传证件照"] == url("photo", begun)
    assert "签署个人承诺" not in found, "what cannot be opened yet is no link"
    assert found["接着做：上传证件照"] == url("photo", begun)


def test_the_list_of_steps_of_a_draft_that_is_ready(ready, browser):
    page = browser.get(url("application", ready))
    assert heading(page) == "申报材料：六步里做完了 5 步"
    assert links(page)["接着做：预览确认提交"] == url("preview", ready)


def test_later_steps_wait_for_photo_and_signature(begun, browser):
    for step in ("form", "items", "attachments", "commitment"):
        answer = browser.get(url(step, begun))
        assert (step, answer["Location"]) == (step, url("photo", begun))


def test_home_of_someone_new(town, now):
    client = as_person(world.person("新来的", town.employer))
    page = client.get(reverse("applicant:home"))
    assert heading(page) == "新来的，您好。 现在没有要您办的事。"
    assert "您还没有申报过" in words(page)


def test_home_says_who_has_it_since_when_until_when_what_to_do(town, su, ready, browser):
    world.submit(su, ready, when=world.FILING)
    text = words(browser.get(reverse("applicant:home")))
    assert (
        "现在在谁手里 上虞青原新材料有限公司 从什么时候 8月21日 到什么时候 9月21日（周四）24:00 "
        "您要做什么 您不用做什么，有进展会发消息告诉您。" in text
    )


def test_home_begins_with_what_waits(town, su, ready, browser):
    world.submit(su, ready, when=world.FILING)
    world.returns(town.clerk, ready, when=world.at("2023-08-22"))
    with on("2023-08-22 10:00"):
        page = as_person(su).get(reverse("applicant:home"))
    assert heading(page) == "苏见山，您好。 有 1 件事等您办。"
    text = words(page)
    assert "修改 1 处，再提交" in text
    assert "本人述职：本人述职需要修改。请写明本人的作用。" in text
    assert links(page)["去改：本人述职"] == f"{url('form', ready)}#id_statement"


def test_lists_take_the_same_statements_for_one_and_three(town, su, ready, browser, now):
    addresses = [reverse("applicant:home"), reverse("applicant:applications")]
    one = [statements(browser, address) for address in addresses]
    for _ in range(2):
        current = Application.objects.get(applicant_id=su.person_id, status="draft")
        filing.withdraw(actor=su, application_id=current.pk, expected_version=current.version, reason="", at=now)
        filing.start(actor=su, plan_pk=town.plan.pk, at=now)
    assert Application.objects.count() == 3
    assert [statements(browser, address) for address in addresses] == one


def test_lists_take_the_same_statements_for_one_and_three_under_way(town, su, ready, browser, now):
    world.submit(su, ready, when=now)
    fields = {one.attname: getattr(town.plan, one.attname) for one in town.plan._meta.concrete_fields}
    others = [PublishedPlan.objects.create(**{**fields, "id": None, "plan_id": f"plan-{n}"}) for n in (1, 2)]
    addresses = [reverse("applicant:home"), reverse("applicant:applications")]
    one = [statements(browser, address) for address in addresses]
    for plan in others:
        world.prepare(su, replace(town, plan=plan))
    drafts = Application.objects.filter(applicant_id=su.person_id, status="draft")
    for draft in drafts:
        world.submit(su, draft, when=now)
    assert Application.objects.filter(applicant_id=su.person_id, status="in_review").count() == 3
    assert [statements(browser, address) for address in addresses] == one
    assert words(browser.get(addresses[1])).count("现在在谁手里 上虞青原新材料有限公司") == 3


def test_a_draft_of_an_older_version_moves_by_applying_again(town, begun, browser):
    PublishedPlan.objects.filter(pk=town.plan.pk).update(current=False)
    fields = {one.attname: getattr(town.plan, one.attname) for one in town.plan._meta.concrete_fields}
    newer = PublishedPlan.objects.create(**{**fields, "id": None, "version": 2})
    page = browser.get(url("application", begun))
    assert "评审计划有了新版本" in words(page)
    address = reverse("public:plan", args=[newer.plan_id])
    assert links(page)["看新版本"] == address
    start = reverse("applicant:start", args=[newer.pk])
    assert f'action="{start}"' in browser.get(address).content.decode()
    assert browser.post(start)["Location"] == url("application", begun)
    assert world.fresh(begun).plan_id == newer.pk
    assert "看新版本" not in links(browser.get(url("application", begun)))
