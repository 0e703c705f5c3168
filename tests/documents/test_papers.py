"""The papers: what stands on them, that the same data give the same bytes, and when they are refused."""

import copy
import io
import os
import re
import subprocess
import sys

import pikepdf
import pypdfium2
import pytest
import typst
from PIL import Image

from tests.files.makers import jpeg, name_strokes
from zhicheng.documents import services
from zhicheng.documents.errors import MissingFont, MissingGlyph
from zhicheng.files.signature import inspect_signature

from . import samples

PLATFORM = "浙江省专业技术任职资格申报与评审管理平台"


def pages(data):
    """The text of each page without spaces: extraction puts some between Chinese and Latin."""
    document = pypdfium2.PdfDocument(data)
    return [re.sub(r"\s+", "", page.get_textpage().get_text_range()) for page in document]


def installed():
    try:
        services.bag_cover(samples.bag_cover())
    except MissingFont:
        return False
    return True


pytestmark = pytest.mark.skipif(
    not installed(), reason="no Chinese font on this machine: papers are refused (see test_fonts)"
)


@pytest.mark.requirement("F-14")
def test_the_form_says_everything_of_the_revision_in_order():
    sheets = pages(services.review_form(samples.review_form()))
    text = "".join(sheets)
    marks = [
        "专业技术职务任职资格评审表",
        "填表时间2023年9月18日",
        "一、基本情况",
        "居民身份证330682199309170917",
        "二、学历学位",
        "三、工作经历",
        "2016.07—2019.03越溪化工有限公司中间体合成车间工艺管理技术员",
        "2019.06—今上虞青原新材料有限公司",
        "四、职称与聘任",
        "五、年度考核",
        "六、继续教育（学时）",
        "合计1926012.5264.5",
        "七、任现职以来主要业绩",
        "八、本人述职",
        "本人2016年毕业于越州大学",
        "九、审核意见",
        "基本情况和业绩材料属实。",
        "没有主管部门",
        "经审查，符合申报条件。",
        "十、评审意见",
        "应到人数实到人数同意不同意弃权",
        "主任委员签名",
    ]
    places = [text.find(mark) for mark in marks]
    assert [mark for mark, place in zip(marks, places, strict=True) if place < 0] == []
    assert places == sorted(places)
    assert all(word in text for word in ("单位盖章处", "部门盖章处", "评委会盖章处"))


@pytest.mark.requirement("S0-79", "F-14")
def test_every_page_has_the_watermark_and_every_inner_page_its_number_and_digest():
    sheets = pages(services.review_form(samples.review_form()))
    for number, sheet in enumerate(sheets, 1):
        assert PLATFORM in sheet
        assert samples.DIGEST in sheet
        assert "示例格式" in sheet
        if number > 1:
            assert f"第{number}页，共{len(sheets)}页" in sheet


def test_a_ring_stands_only_where_a_seal_is_due():
    opinions = [dict(one, seal="") for one in samples.review_form()["opinions"]]
    text = "".join(pages(services.review_form(samples.review_form(opinions=opinions))))
    assert text.count("盖章处") == 1  # the committee's own


def test_opinions_come_in_the_order_given_and_with_the_dates_given():
    opinions = [
        {"name": "乙局意见", "text": "同意。", "seal": "乙局盖章处", "date": "2023-09-20"},
        {"name": "甲局意见", "text": "同意推荐。", "seal": "", "date": "2023-09-21", "office": "某区甲局"},
    ]
    text = "".join(pages(services.review_form(samples.review_form(opinions=opinions))))
    assert text.index("乙局盖章处") < text.index("同意推荐。") < text.index("某区甲局2023年9月21日")
    assert "2023年9月20日" in text


def test_a_plan_without_offices_before_the_committee():
    text = "".join(pages(services.review_form(samples.review_form(opinions=[]))))
    assert "审核意见" not in text
    assert "九、评审意见" in text


def test_a_decided_vote_is_printed():
    committee = {
        "name": "评审委员会",
        "text": "同意通过。",
        "counts": {"expected": 11, "present": 9, "agree": 8, "disagree": 1, "abstain": 0},
        "date": "2023-11-20",
    }
    text = "".join(pages(services.review_form(samples.review_form(committee=committee))))
    assert "119810" in text
    assert "2023年11月20日" in text


def test_an_almost_empty_revision_still_makes_a_form():
    form = samples.review_form(records={}, basics={}, statement="", years="")
    text = "".join(pages(services.review_form(form)))
    assert text.count("无") >= 6


def test_much_and_long_content_is_all_there():
    records = copy.deepcopy(samples.RECORDS)
    records["project"] = [
        dict(records["project"][0], name=f"第{number}个项目" + "超临界萃取" * 20, result="成果" * 150)
        for number in range(30)
    ]
    opinions = [dict(one, text="意见很长。" * 400) for one in samples.review_form()["opinions"]]
    text = "".join(pages(services.review_form(samples.review_form(records=records, opinions=opinions))))
    assert [number for number in range(30) if f"第{number}个项目" not in text] == []
    assert text.count("很") == 1200


def test_photo_and_signature_are_in_it_and_the_camera_is_not():
    exif = Image.Exif()
    exif[0x010F] = "CameraMaker"
    photo = jpeg(358, 500, exif=exif)
    data = services.review_form(samples.review_form(photo=photo, signature=inspect_signature(name_strokes()).png))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        images = [
            thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
    assert {(int(image.Width), int(image.Height)) for image in images} >= {(358, 500)}
    assert b"CameraMaker" not in data


def test_no_code_to_scan_without_an_address():
    plain = services.review_form(samples.review_form())
    coded = services.review_form(samples.review_form(verify_url="https://zc.example.cn/v/4c81"))
    assert "扫码核对本稿" not in "".join(pages(plain))
    assert "扫码核对本稿" in pages(coded)[0]


def test_the_code_on_the_sheet_leads_to_its_address():
    zxingcpp = pytest.importorskip("zxingcpp", reason="the QR reader is a package of the development set")
    data = services.publicity_sheet(samples.publicity_sheet(url="https://zc.example.cn/g/G-2020-1187"))
    picture = pypdfium2.PdfDocument(data)[0].render(scale=3).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["https://zc.example.cn/g/G-2020-1187"]


def test_the_sheet_counts_the_days_and_says_why():
    (sheet,) = pages(services.publicity_sheet(samples.publicity_sheet()))
    assert "2020年9月25日至2020年10月9日" in sheet
    assert "（张贴次日起算，共5个工作日，其中9月27日为调休上班，10月1日至8日放假不计）" in sheet
    assert [f"第{number}个工作日" in sheet for number in range(1, 7)] == [True] * 5 + [False]
    assert all(day in sheet for day in ("9月27日周日", "9月28日周一", "9月29日周二", "9月30日周三", "10月9日周五"))
    assert "下列3人申报" in sheet
    assert "扫码" not in sheet


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"posted_on": "2023-09-04", "last_day": "2023-09-08", "first_day": "posting_day"},
            "（张贴当日起算，共5个工作日）",
        ),
        ({"posted_on": "2023-09-01", "last_day": "2023-09-08"}, "（张贴次日起算，共5个工作日）"),
        (
            {"posted_on": "2023-09-27", "last_day": "2023-10-12"},
            "（张贴次日起算，共5个工作日，其中10月7日和10月8日为调休上班，9月29日至10月6日放假不计）",
        ),
        (
            {"posted_on": "2026-12-28", "last_day": "2027-01-04"},
            "（张贴次日起算，共5个工作日，国务院尚未公布2027年放假安排，公布后有变化的，以更正后的公示为准）",
        ),
    ],
)
def test_counting_in_words(change, said):
    assert said in "".join(pages(services.publicity_sheet(samples.publicity_sheet(**change))))


def test_what_an_employer_did_not_say_leaves_no_gap():
    change = {"basis": "", "place": "", "phone": "", "subject": "2023年度某区工程师任职资格评审工作计划"}
    (sheet,) = pages(services.publicity_sheet(samples.publicity_sheet(**change)))
    assert "下列3人申报2023年度某区工程师任职资格，经本单位审核" in sheet
    assert [word for word in ("根据", "公示地点", "电话：") if word in sheet] == []


def test_many_people_go_over_several_pages_with_the_heading_on_each():
    people = samples.publicity_sheet()["people"] * 15
    sheets = pages(services.publicity_sheet(samples.publicity_sheet(people=people)))
    assert len(sheets) > 3
    assert all("姓名现任职务学历专业工作年限任现职以来主要业绩" in sheet for sheet in sheets if "工程师，" in sheet)


@pytest.mark.requirement("S1-89", "F-15")
def test_the_bag_says_name_specialty_and_employer():
    (cover,) = pages(services.bag_cover(samples.bag_cover()))
    for words in (
        "姓名苏见山",
        "申报专业石油和化学工程",
        "所在单位上虞青原新材料有限公司",
        "《专业技术职务任职资格评审表》一式3份",
        "科创中心527室",
    ):
        assert words in cover


def test_the_receipt_says_who_has_it_and_until_when():
    (sheet,) = pages(services.receipt(samples.receipt()))
    for words in (
        "2023年8月22日（周二）20:47",
        "已经提交，现在由上虞青原新材料有限公司办理。",
        "R-2023-0917",
        "第2稿",
        "4c8109fe2ab7",
        "这一步最晚到9月21日（周四）24:00。每走一步都会告诉您",
        "您提交单位审核单位公示区人力社保局评委会办公室评审",
    ):
        assert words in sheet


PAPERS = ["review_form", "bag_cover", "publicity_sheet", "receipt"]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_same_data_give_the_same_bytes(paper):
    made = getattr(services, paper)(getattr(samples, paper)())
    assert getattr(services, paper)(getattr(samples, paper)()) == made


def test_the_same_bytes_come_from_another_process():
    program = (
        "import sys, hashlib; from tests.documents import samples; from zhicheng.documents import services;"
        "print(hashlib.sha256(services.review_form(samples.review_form())).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(["", *sys.path]), "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "America/New_York"))
    }
    assert len(digests) == 1


@pytest.mark.parametrize("paper", PAPERS)
def test_papers_are_dated_archival_and_titled(paper):
    data = getattr(services, paper)(getattr(samples, paper)())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        with pdf.open_metadata() as facts:
            assert (facts["pdfaid:part"], facts["pdfaid:conformance"]) == ("2", "B")
        expected = {
            "review_form": "20230918",
            "bag_cover": "20230920",
            "publicity_sheet": "20200925",
            "receipt": "20230822",
        }
        assert str(pdf.docinfo["/CreationDate"]).startswith(f"D:{expected[paper]}")
        assert str(pdf.docinfo["/Title"])


def test_data_are_never_read_as_source():
    text = '#panic("x") *粗* $x$ <label> @ref \\ "引号" // 注 /* 注 */ #read("data.json")'
    form = samples.review_form(statement=text, employer=text)
    found = "".join(pages(services.review_form(form)))
    assert re.sub(r"\s+", "", text) in found


RARE = "𠮷㛃䶮𬭩𫟹𰻝"


def test_names_with_rare_characters_are_printed():
    assert services.missing_characters(RARE + "·Ａ\u200d\ufe0f\n") == []
    assert RARE in "".join(pages(services.bag_cover(samples.bag_cover(name=RARE))))


def test_a_character_without_a_glyph_is_refused_and_named():
    with pytest.raises(MissingGlyph) as caught:
        services.review_form(samples.review_form(statement="完成了任务😀😀🎉"))
    assert caught.value.characters == ("😀", "🎉")
    assert caught.value.sentence.startswith(
        "字库里没有“😀”（U+1F600）、“🎉”（U+1F389），印出来会是方框，所以先不生成。"
    )
    assert services.missing_characters("任务😀完成") == ["😀"]


def test_without_the_font_a_paper_is_refused():
    bare = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    with pytest.raises(MissingFont) as caught:
        services.receipt(samples.receipt(), fonts=bare)
    assert caught.value.families == ("Noto Serif CJK SC", "Source Han Serif SC")
    assert "fonts-noto-cjk" in caught.value.sentence


def test_a_template_of_ones_own_takes_the_forms_place(settings, tmp_path):
    settings.PAPERS_FOLDER = tmp_path
    (tmp_path / "own.typ").write_text('#import "common.typ": *\n#set text(font: serif)\n#d.name #d.at("note") 正式格式')
    (tmp_path / "settings.yaml").write_text("review_form: {template: own.typ, note: '', title: [表]}")
    assert pages(services.review_form(samples.review_form())) == ["苏见山正式格式"]
    assert "袋内材料" in pages(services.bag_cover(samples.bag_cover()))[0]
