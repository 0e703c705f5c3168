"""What `organisations` refuses, each with a sentence for the person who meets it."""

from zhicheng.standards.errors import NotFound, Refused


class OrganisationUnknown(NotFound):
    """There is no such organisation."""

    code = "organisations.unknown"
    default_sentence = "没有找到这个单位，请从列表里重新打开。"


class SeatUnknown(NotFound):
    """There is no such seat in force."""

    code = "organisations.seat_unknown"
    default_sentence = "没有找到这个席位，它可能已经结束。"


class ValueRefused(Refused):
    """One value of a new organisation, committee or seat cannot be taken; `.field` says which."""

    code = "organisations.value"


class AlreadyRegistered(Refused):
    """An employer of this credit code is registered already."""

    code = "organisations.already_registered"
    default_sentence = "这个统一社会信用代码的单位已经登记过，不用再登记一次。"


class AlreadySeated(Refused):
    """The person already acts there in this role."""

    code = "organisations.already_seated"
    default_sentence = "这个人在这个单位已经有同样的席位。"


class NoOffice(Refused):
    """No office is registered for what a plan's route asks; the sentence says which one is missing."""

    code = "organisations.no_office"
