"""What the renderers are given: plain values, dates as ISO text, codes as in `kinds`."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict


class Opinion(TypedDict):
    """One opinion box of the review form, in the plan's order of offices."""

    name: str  # 单位意见, 主管部门意见, 人力社保部门意见
    text: str  # the opinion as entered; “” leaves room for handwriting
    seal: str  # the word inside the ring (单位盖章处); “” where no seal is due: then no ring and no signature
    signer: NotRequired[str]  # 负责人签名 (default) or 审核人签名
    date: NotRequired[str]  # ISO; absent leaves 年 月 日 to be written with the seal
    office: NotRequired[str]  # who said it, in full; stands with the date where no seal is due


class Committee(TypedDict):
    """The committee's own box."""

    name: str  # full name of the committee
    text: NotRequired[str]
    counts: NotRequired[dict[str, int]]  # expected, present, agree, disagree, abstain; absent ones are left blank
    date: NotRequired[str]


class ReviewForm(TypedDict):
    """The 评审表 of one frozen revision. `basics` and `records` hold the items' data as `kinds` cleaned them."""

    number: str  # receipt number (受理号)
    revision: int  # 第 n 稿
    digest: str  # hex SHA-256 of the revision
    filed_on: str  # ISO date on which this revision was filed (填表时间); the PDF is dated so too
    plan_name: str
    title: str  # 申报专业技术职务
    specialty: str
    method: str  # 申报方式
    employer: str
    name: str
    identity_kind: str  # code of the table identity_kinds
    identity: str  # the whole number: this is an official paper
    basics: dict[str, Any]
    records: dict[str, list[dict[str, Any]]]  # kind code → the chosen items' data
    years: str  # 专业工作年限, as computed: “7 年”
    statement: str  # 本人述职
    opinions: list[Opinion]
    committee: Committee
    photo: NotRequired[bytes | None]  # JPEG or PNG
    signature: NotRequired[bytes | None]  # the commitment's signature, PNG; absent leaves room to sign
    copies: NotRequired[int]
    binding: NotRequired[str]  # A3对折骑缝装订
    verify_url: NotRequired[str]  # an address that answers; absent or “” prints no QR code


class Paper(TypedDict):
    """One paper in the bag."""

    name: str
    copies: int


class BagCover(TypedDict):
    """The cover of the bag (资料袋) that goes to the committee's office."""

    number: str
    name: str
    specialty: str
    employer: str
    plan_name: str
    made_on: str  # ISO
    papers: list[Paper]
    deliver_to: NotRequired[str]  # address of the office
    note: NotRequired[str]


class PublishedPerson(TypedDict):
    """One row of a public notice. Only published fields: callers take them from `kinds` by `public`."""

    name: str
    sex: str
    posts: list[str]  # 现任职务: post, title, appointment; a line each
    education: list[str]
    years: list[str]  # 专业工作年限, and from when
    achievements: list[str]
    specialty: str
    method: str


class PublicitySheet(TypedDict):
    """The sheet an employer posts (公示表)."""

    number: str
    employer: str
    basis: str  # number of the notice: 虞综管办〔2023〕43号; “” where it has none
    subject: str  # 2023年度…工程师职务任职资格; a plan's name will do, its 评审工作计划 at the end is left out
    people: list[PublishedPerson]
    posted_on: str  # ISO
    last_day: str  # ISO, as the plan's rule gave it
    working_days: int
    first_day: str  # after_posting or posting_day
    place: str  # where it hangs
    receiver: str  # whom to tell an objection: 人事部（厂部办公楼208室）
    phone: str  # “” where there is none
    url: NotRequired[str]  # where it can be seen online; absent prints no QR code


class ReceiptLine(TypedDict):
    """One line of facts on a receipt."""

    name: str
    text: str


class Receipt(TypedDict):
    """The receipt of one submission (申报回执)."""

    number: str
    name: str
    filed_at: str  # ISO moment with offset
    plan_name: str
    specialty: str
    method: str
    employer: str
    revision: int
    digest: str
    lines: NotRequired[list[ReceiptLine]]  # anything more worth stating: attachments, files
    steps: list[str]  # what comes next, in order: 单位审核, 单位公示 …
    now_with: str  # who has it now
    until: NotRequired[str]  # till when this step lasts at most: 9月21日（周四）24:00


class Column(TypedDict):
    """One column of a spreadsheet."""

    name: str
    kind: NotRequired[str]  # text (default), integer, number, date, moment
    width: NotRequired[int]  # in characters
