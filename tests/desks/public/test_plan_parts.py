"""What plans say beside their conditions, as their pages tell it: specialties, held papers, sheets, sanctions."""

import pytest

from tests import world
from tests.desks.applicant.pages import words
from zhicheng import policy
from zhicheng.plans import services as plans
from zhicheng.policy.loading.addresses import Address
from zhicheng.standards.actor import SYSTEM

MECHATRONICS = (
    "2020-zj-mechatronics-senior",
    [
        "各专业包括哪些工作 技术开发 从事基础性共性机电技术研究、产品开发前期技术研究和概念产品研究开发 附件1表",
        "证件照 所有人。由平台取得，取不到的自己上传",
        "聘任证书 所有人（平台已有职称聘任的，不用上传）",
        "年度考核材料（近三年）（2017 年度） 所有人（平台已有年度考核的，不用上传）",
        "按《浙江省机电制造专业高级工程师任职资格量化评价标准（2020年修订）》打分。"
        "每一项都要附证明材料，没有的不给分。各项是示例，以正式的表为准。填好以后上传系统。",
        "委托书由办理“市或省级主管部门审核推荐”的部门出具。",
        "同时：退回申报材料、取消已经取得的职称资格",
    ],
)
PROFESSOR = (
    "2020-zj-quality-infrastructure/professor",
    [
        "面试答辩 人人都要参加。面试答辩的时间和方式另行通知。",
        "委托书由办理“市场监管部门审核推荐”的部门出具。",
        "同时：取消评审资格、取消已经取得的职称资格、收回资格证书",
        "同时：取消申报资格",
    ],
)
LIBRARY = ("2020-huzhou/library.intermediate", ["审核推荐通过、评审费缴清后自己下载打印"])


@pytest.mark.django_db
@pytest.mark.parametrize(("plan", "told"), [MECHATRONICS, PROFESSOR, LIBRARY])
def test_what_the_page_of_a_plan_tells(plan, told, client):
    address = Address(*plan.partition("/")[::2]) if "/" in plan else Address(plan)
    loaded = policy.open_folder(world.PLANS / address.plan).load(address)
    page = client.get(f"/plans/{plans.publish_loaded(loaded=loaded, actor=SYSTEM, at=world.BEGAN).pk}/")
    text = words(page)
    assert [one for one in told if one not in text] == []
