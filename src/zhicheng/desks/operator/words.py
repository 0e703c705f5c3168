"""Trail lines in words, for the pages of the operator desk."""

from collections.abc import Iterable
from typing import Any

ACTS = {
    "user.created": "建立了账号",
    "user.recovery_code_given": "发了找回码",
    "user.password_changed": "更换了密码",
    "user.password_recovered": "用找回码重设了密码",
    "user.deactivated": "停用了账号",
    "user.activated": "启用了账号",
    "organisation.registered": "登记了单位",
    "organisation.created": "设立了机构",
    "organisation.department_set": "设定了主管部门",
    "committee.created": "登记了评委会",
    "clock.moved": "把时间往后调",
}


def history(lines: Iterable[Any]) -> list[dict[str, Any]]:
    """The known acts among trail lines, newest first: when, who, what, and the reason where one was given."""
    return [
        {
            "at": line.real_at,
            "who": line.actor.get("person_name", ""),
            "what": ACTS[line.act] + (f" {line.data['days']}\u00a0天" if line.act == "clock.moved" else ""),
            "reason": (line.private or {}).get("reason", ""),
        }
        for line in reversed(list(lines))
        if line.act in ACTS
    ]
