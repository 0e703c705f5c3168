"""The applicant's pages of the dossier, without script: what is shown, and what a form does."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.dossier import builders
from tests.dossier.builders import AT, LATER
from zhicheng.accounts.models import User
from zhicheng.dossier import queries, services
from zhicheng.dossier.models import Item

from .pages import a_file, form, record_url, sign_in

pytestmark = pytest.mark.django_db


def test_the_dossier_says_of_every_record_where_it_stands(client, actor, clerk):
    approved = builders.approved(actor, clerk)
    services.save_item(actor=actor, kind="patent", data={"rank": 2}, lineage=approved.lineage, at=LATER)
    builders.sent(actor, "appraisal")
    returned = builders.sent(actor, "title")
    services.return_item(
        actor=clerk,
        item_id=returned.pk,
        reasons=[{"code": "field_wrong", "field": "awarded", "text": "应为7月"}],
        at=LATER,
    )
    services.mark_complete(actor=actor, kind="paper", complete=True, at=AT)
    page = client.get(reverse("applicant:dossier")).content.decode()
    for words in (
        "送单位审核 2\u00a0条",
        "3月2日 您改过，还没送审",
        "以前审核通过的版本还可以选用",
        "3月2日 送单位审核，还没有结果",
        "取得资格时间——填写内容与材料不一致：应为7月",
        "3月2日 您说这一类没有更多了，申报时按“没有”算",
        "单位退回了 1\u00a0条",
    ):
        assert words in page


def test_a_record_has_an_address_before_its_first_keystroke(client, actor):
    start = client.get(reverse("applicant:dossier_new", args=["patent"]))
    page = client.get(start.url)
    assert (start.status_code, page.status_code, Item.objects.count()) == (302, 200, 0)
    client.post(start.url, form("patent"))
    client.post(start.url, form("patent"))
    item = Item.objects.get()
    assert (item.state, item.title) == ("draft", "一种连续硝化反应的急冷装置 发明专利")


def test_autosave_keeps_what_was_typed_and_says_when(client, actor):
    lineage = uuid4()
    url = reverse("applicant:dossier_autosave", args=["patent", lineage])
    sent = {"version": "0", "name": "急冷", "granted_year": "2020", "granted_month": "", "granted_day": "4"}
    answer = client.post(url, sent, headers={"Accept": "application/json"})
    assert answer.json() == {"saved": "11:00", "version": 1, "title": "急冷"}
    item = Item.objects.get()
    assert item.data == {"name": "急冷", "granted": "2020--4"}
    page = client.get(record_url(item)).content.decode()
    assert 'name="granted_year" value="2020"' in page
    assert 'name="granted_day" value="4"' in page
    assert 'name="granted_month" value=' not in page


def test_wrong_values_are_kept_and_told_beside_their_fields_when_sent(client, actor):
    url = reverse("applicant:dossier_record", args=["patent", uuid4()])
    typed = form("patent", rank="零", number="ZL201710601862.4", granted="2030-01-01", act="submit")
    answer = client.post(url, typed)
    assert answer.url == f"{url}?check=1", "reloading the page of slips sends nothing again"
    page = client.get(answer.url).content.decode()
    assert 'value="零"' in page
    for words in (
        "有 4\u00a0处要改，您填的都已保存",
        "本人排名请填数字，例如 3。",
        "专利号最后一位校验码对不上，请照证书再核对一遍。",
        "授权公告日还没有到。今天是2026年3月2日，请填今天或更早的时间。",
        "请上传佐证材料，单位要对着材料核对。",
    ):
        assert words in page
    assert 'href="#id_granted_0"' in page
    assert Item.objects.get().state == "draft"


@pytest.mark.requirement("S0-23", "S0-24")
def test_a_right_record_with_a_file_goes_to_the_employer(client, actor, house):
    url = reverse("applicant:dossier_record", args=["patent", uuid4()])
    answer = client.post(url, form("patent", act="submit") | {"evidence": a_file()})
    assert (answer.status_code, answer.url) == (302, reverse("applicant:dossier") + "#patent")
    assert [row.items for row in queries.waiting_for_employer(house.pk)] == [1]
    item = Item.objects.get()
    assert client.get(record_url(item)).url == reverse("applicant:dossier_item", args=[item.pk])


def test_each_file_is_judged_by_itself_and_the_good_ones_stay(client, actor):
    url = reverse("applicant:dossier_record", args=["patent", uuid4()])
    bad = a_file("证书翻拍.pdf", b"MZ\x90\x00 a program")
    page = client.post(url, form("patent", act="upload") | {"evidence": [bad, a_file("好的.pdf")]}).content.decode()
    assert "证书翻拍.pdf：这个文件的名字是.pdf，内容却是程序。请上传PDF、JPG或PNG文件。" in page
    item = Item.objects.get()
    assert [row.file.name for row in item.evidence.all()] == ["好的.pdf"]
    gone = client.post(record_url(item), form("patent", version="1", remove=str(item.evidence.get().pk)))
    assert (gone.status_code, item.evidence.count()) == (302, 0)


def test_a_file_sent_by_itself_without_a_button_stays_on_the_page(client, actor):
    url = reverse("applicant:dossier_record", args=["patent", uuid4()])
    assert "data-upload>" in client.get(url).content.decode()
    assert "data-upload>" not in client.get(reverse("applicant:dossier_basics")).content.decode()
    typed = form("patent")
    del typed["act"]
    answer = client.post(url, typed | {"evidence": a_file("证书.pdf")})
    assert (answer.status_code, answer.url) == (302, f"{url}#id_evidence_field")
    page = client.get(url).content.decode()
    assert "证书.pdf" in page
    assert "已保存，还没有送单位审核。" not in page
    assert Item.objects.get().state == "draft"


def test_too_big_a_file_is_told_before_it_is_read(client, actor, monkeypatch):
    monkeypatch.setattr("zhicheng.desks.applicant.dossier.editing.LIMIT", 10)
    url = reverse("applicant:dossier_record", args=["patent", uuid4()])
    page = client.post(url, form("patent", act="upload") | {"evidence": a_file()}).content.decode()
    assert "文件最大20\u00a0MB，现在是" in page


def test_reasons_of_a_return_stand_beside_their_fields(client, actor, clerk):
    item = builders.sent(actor)
    services.return_item(
        actor=clerk,
        item_id=item.pk,
        reasons=[{"code": "evidence_unclear", "field": "evidence", "text": "第2页看不清"}],
        at=LATER,
    )
    page = client.get(record_url(item)).content.decode()
    assert "3月2日单位退回，有 1\u00a0处要改" in page
    assert page.count("单位请您改：佐证材料看不清或不完整：第2页看不清") == 2


def test_an_old_page_overwrites_nothing_and_keeps_what_was_typed(client, actor, clerk):
    first = builders.approved(actor, clerk)
    second = services.save_item(actor=actor, kind="patent", data={"rank": 2}, lineage=first.lineage, at=AT)
    services.submit_items(actor=actor, item_ids=[second.pk], at=AT)
    services.approve_items(actor=clerk, item_ids=[second.pk], at=AT)
    answer = client.post(record_url(first), form("patent", version="1", rank="7"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "这条记录刚刚有了变化，请看过现在的内容再办。" in page
    assert ('name="rank" value="7"' in page, 'name="version" value="2"' in page) == (True, True)
    assert Item.objects.count() == 2


def test_saving_an_approved_record_without_a_change_says_so(client, actor, clerk):
    first = builders.approved(actor, clerk)
    answer = client.post(record_url(first), form("patent", version="1"), follow=True)
    assert "没有改动，单位审核过的内容保持不变。" in answer.content.decode()
    assert Item.objects.count() == 1


def test_taking_back_and_deleting(client, actor):
    item = builders.sent(actor)
    answer = client.post(reverse("applicant:dossier_withdraw", args=[item.pk]))
    assert answer.url == record_url(item)
    url = reverse("applicant:dossier_delete", args=[item.pk])
    assert "删除“一种连续硝化反应的急冷装置 发明专利”吗？" in client.get(url).content.decode()
    client.post(url)
    item.refresh_from_db()
    assert item.state == "withdrawn"


def test_an_approved_record_offers_no_deleting(client, actor, clerk):
    item = builders.approved(actor, clerk)
    url = reverse("applicant:dossier_delete", args=[item.pk])
    assert client.get(url).url == reverse("applicant:dossier_item", args=[item.pk])
    assert client.post(url).status_code == 409


def test_the_preview_sends_what_is_ready_and_names_what_is_not(client, actor, house):
    ready, unready = builders.draft(actor), builders.draft(actor, "title", level="")
    url = reverse("applicant:dossier_submit")
    page = client.get(url).content.decode()
    assert "可以送审 1 条" in page
    assert f"{record_url(unready)}#id_level_field" in page
    assert "请至少选一条要送审的记录。" in client.post(url).content.decode()
    refused = client.post(url, {"item": [ready.pk, unready.pk]}).content.decode()
    assert "助理工程师 2015年6月1日：请选择级别。" in refused
    client.post(url, {"item": [ready.pk]})
    assert [row.items for row in queries.waiting_for_employer(house.pk)] == [1]


def test_the_list_marks_what_cannot_be_sent_yet(client, actor, house):
    builders.draft(actor)
    builders.draft(actor, "title", level="")
    page = client.get(reverse("applicant:dossier")).content.decode()
    assert re.findall(r"<p>(还有 [^<]*)</p>", page) == ["还有 1 处没填好，填好才能送审"]


def test_without_an_employer_the_page_says_where_to_choose_one(client):
    actor = builders.applicant()
    sign_in(client, actor)
    builders.draft(actor)
    assert "先选好现工作单位" in client.get(reverse("applicant:dossier")).content.decode()
    answer = client.post(reverse("applicant:dossier_submit"), {"item": [Item.objects.get().pk]})
    assert answer.status_code == 409
    item = Item.objects.get()
    page = client.post(record_url(item), form("patent", version="1", act="submit"), follow=True).content.decode()
    assert "还不知道送给哪家单位审核。请先在个人基本信息里选好现工作单位。" in page


def test_an_employer_is_searched_and_picked(client, house):
    actor = builders.applicant()
    sign_in(client, actor)
    url = reverse("applicant:dossier_employer")
    assert "上虞青原新材料有限公司" not in client.get(url).content.decode()
    assert "没有查到这家单位" in client.get(url, {"q": "不存在的单位"}).content.decode()
    page = client.get(url, {"q": "青原"}).content.decode()
    assert f'name="employer" value="{house.pk}"' in page
    assert "请先从查到的单位里选一家。" in client.post(url, {"q": "青原"}).content.decode()
    assert "没有找到这家单位。" in client.post(url, {"q": "青原", "employer": "99999"}).content.decode()
    assert client.post(url, {"employer": house.pk}).url == reverse("applicant:dossier_basics")
    assert queries.profile_of(actor.person_id).employer == house


def test_the_basics_begin_with_what_the_identity_number_tells(client, actor):
    url = reverse("applicant:dossier_basics")
    page = client.get(url).content.decode()
    number = User.objects.get(pk=actor.person_id).identity_masked
    assert (number in page, 'name="born_year" value="1990"' in page) == (True, True)
    assert '<input type="radio" name="sex" value="female"' in page
    client.post(url, form("basics", act="submit"))
    item = Item.objects.get()
    assert (item.kind, item.state, item.data["in_service"]) == ("basics", "submitted", True)
    assert "已经送单位审核。要修改，请先撤回。" in client.get(url).content.decode()


def test_no_more_of_a_kind(client, actor):
    url = reverse("applicant:dossier_complete", args=["paper"])
    client.post(url, {"complete": "1"})
    assert list(queries.complete_since(actor.person_id)) == ["paper"]
    client.post(url, {"complete": "0"})
    assert queries.complete_since(actor.person_id) == {}
    assert client.post(reverse("applicant:dossier_complete", args=["poem"])).status_code == 404
