"""Names of contact persons and private numbers: found, taken out with a mark, and told.

A name is told by a surname and its place: beside a label (联系人：…), before a telephone number, in brackets behind
one; whatever stands alone behind 联系人： and is no office is taken for a name too. Mobile numbers, identity
numbers, QQ numbers and personal mailboxes are private wherever they stand; an office's line number is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhicheng.policy.drafting.healing import Paragraph

NAME_MARK = "〔姓名略〕"
NUMBER_MARK = "〔号码略〕"
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗"
    "凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹"
    "狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞"
    "万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松"
    "井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从"
    "鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎"
    "充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简"
    "饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖付代覃闫涂岳"
)
_COMPOUND = "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|司空|夏侯|端木|西门|南宫"
_NAME = (
    rf"(?:(?:{_COMPOUND}|[{_SURNAMES}])[\u4e00-\u9fff]{{1,2}}|[\u4e00-\u9fff]{{3,4}}(?=(?:同志|老师|科长|处长|主任)))"
)
_SPACED = rf"(?:{_NAME}|[{_SURNAMES}] {{1,4}}[\u4e00-\u9fff](?![\u4e00-\u9fff]))"
_TITLE = r"(?:同志|老师|先生|女士|科长|处长|主任|科员)?"
_BREAK = r"[、，,；;/和及\s]{1,4}"
_PEOPLE = rf"{_SPACED}{_TITLE}(?:{_BREAK}{_SPACED}{_TITLE}(?![\u4e00-\u9fff])){{0,5}}"
_SPOKEN = r"(?:联系|办公|咨询|手机)?(?:电话|号码|方式|手机)"
_PHONE_AHEAD = rf"(?=[\s，,；;、：:（(]{{0,4}}(?:{_SPOKEN}|(?:0\d{{2,3}}[-—\s]?)?\d{{7,11}}|〔号码略〕))"
_END = r"(?=[\s，,；;。：:（(）)、/]|$|电话|联系|手机|\d)"
_LABELS = r"(?:联\s*系\s*人|经办人|负责人|咨询人|受理人|承办人|收件人|收)(?:[及和与](?:联系)?电话|员)?"
_LABELLED = re.compile(rf"(?P<before>{_LABELS}\s*[：:]\s*)(?P<who>{_PEOPLE}){_END}")
_AFTER_COMPANY = re.compile(
    rf"(?P<before>{_LABELS}\s*[：:][^。；;]{{2,40}}(?:公司|中心|局|处|科|室|办|会)\s+)(?P<who>{_PEOPLE}){_END}"
)
_BESIDE_PHONE = re.compile(
    rf"(?P<before>^|[：:；;（(，,、\s]|(?<=[室处科局部办心会厅]))(?P<who>{_PEOPLE}){_PHONE_AHEAD}"
)
_IN_BRACKETS = re.compile(
    rf"(?P<before>(?:{_LABELS}\s*[：:][^。；;（(]{{2,40}}|\d{{7,8}}\s*|〔号码略〕\s*)[（(])(?P<who>{_PEOPLE})(?=[）)])"
)
_IN_CHARGE = re.compile(rf"(?P<before>由)(?P<who>{_PEOPLE})(?=(?:同志)?(?:负责|受理|联系|收))")
_ANY_LABELLED = re.compile(rf"(?P<before>{_LABELS}\s*[：:]\s*)(?P<who>[\u4e00-\u9fff·]{{2,8}}?)(?=[\s，,；;。（(]|$)")
_OFFICE = re.compile(r"[局处科室办厅部司院所站委组校馆会心队司厂区县市镇]$|电话|联系|邮|咨询|监督|举报|手机|传真|地址")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![\dXx])")
_QQ = re.compile(r"(?P<before>(?:QQ|qq|微信)(?!群)(?:号码?)?\s*[：:]?\s*)(?P<who>[A-Za-z0-9_-]{5,20})")
_MAIL = re.compile(r"(?<![\w.])(?:1[3-9]\d{9}|\d{5,11})@[A-Za-z0-9-]+(?:\.[A-Za-z]+)+")
_HEAD = re.compile(r"联系人|经办人|负责人")


@dataclass(frozen=True, slots=True)
class Hidden:
    """One thing taken out: what kind of thing, the thing itself, and the words in which it stood."""

    kind: str
    what: str
    near: str


def hide(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], tuple[Hidden, ...]]:
    """The paragraphs without names and private numbers, and what was taken out, in order."""
    told: list[Hidden] = []
    return [_of_table(one, told) if one.rows else Paragraph(_of_text(one.text, told)) for one in paragraphs], tuple(
        told
    )


def _of_table(table: Paragraph, told: list[Hidden]) -> Paragraph:
    columns = {n for n, cell in enumerate(table.rows[0]) if _HEAD.search(cell) and _names(table, n)}
    rows = [table.rows[0]] if columns else []
    for row in table.rows[len(rows) :]:
        cells = [_of_text(cell, told) for cell in row]
        for n in columns:
            if n < len(cells) and re.fullmatch(_PEOPLE, cells[n]):
                told.append(Hidden("姓名", cells[n], table.rows[0][n]))
                cells[n] = NAME_MARK
        rows.append(tuple(cells))
    return Paragraph("", tuple(rows))


def _names(table: Paragraph, column: int) -> bool:
    """Whether every cell that stands in this column, below its head, is a name."""
    cells = [row[column] for row in table.rows[1:] if column < len(row) and row[column]]
    return bool(cells) and all(re.fullmatch(_PEOPLE, one) for one in cells)


def _of_text(text: str, told: list[Hidden]) -> str:
    for kind, pattern in (("身份证号码", _IDENTITY), ("个人邮箱", _MAIL), ("手机号码", _MOBILE), ("QQ或微信", _QQ)):
        text = _without(text, pattern, kind, NUMBER_MARK, told)
    for pattern in (_AFTER_COMPANY, _LABELLED, _BESIDE_PHONE, _IN_BRACKETS, _IN_CHARGE, _ANY_LABELLED):
        text = _without(text, pattern, "姓名", NAME_MARK, told)
    return text


def _without(text: str, pattern: re.Pattern[str], kind: str, mark: str, told: list[Hidden]) -> str:
    def out(match: re.Match[str]) -> str:
        groups = match.groupdict()
        what = groups.get("who", match[0])
        if kind == "姓名" and _OFFICE.search(what):
            return match[0]
        before = text[max(0, match.start() - 8) : match.start()] + groups.get("before", "")
        near = before + mark + text[match.end() : match.end() + 8]
        told.append(Hidden(kind, what, near.strip()))
        return groups.get("before", "") + mark

    return pattern.sub(out, text)
