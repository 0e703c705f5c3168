"""Plan folders that differ from the shipped one in a word, for tests of versions and faults."""

import shutil
from pathlib import Path

from tests import world


def changed_folder(to: Path, *changes: tuple[str, str]) -> Path:
    """A copy of the shipped plan's folder with these texts of plan.yaml replaced; each must be there.

    The platform's settings stand beside it.
    """
    folder = to / world.PLAN
    shutil.copytree(world.PLANS / world.PLAN, folder)
    shutil.copy(world.PLANS / "_policy.yaml", to / "_policy.yaml")
    path = folder / "plan.yaml"
    text = path.read_text()
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    path.write_text(text)
    return folder


OTHER_TEXT = ("我对以上保证负责。", "我对以上保证负责，并愿意接受核查。")
OTHER_CONTACT = ("phone: '82313758'", "phone: '82313759'")
LATER_DEADLINE = (
    "applicant_deadline: {name: 个人申报截止, date: 2023-09-08",
    "applicant_deadline: {name: 个人申报截止, date: 2023-09-15",
)
FEE_AFTER_DELIVERY = (
    "amount: not_said, window: not_said",
    "amount: not_said, window: {working_days: 3, after: bureau.pass.delivered, clause: 附件1二7#1}",
)
SHORTER_STATEMENT = ("name: 本人述职, max: 1000", "name: 本人述职, max: 800")
"""Changes that keep the plan sound: the commitment's text, a telephone number, the last day, the fee's time."""
