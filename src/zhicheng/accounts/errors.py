"""What `accounts` refuses, each with a sentence for the person who meets it."""

from zhicheng.standards.errors import NotFound, Refused


class UserUnknown(NotFound):
    """There is no such person."""

    code = "accounts.user_unknown"
    default_sentence = "没有找到这个人，请核对姓名或证件号码后再找一次。"


class NameTaken(Refused):
    """The user name belongs to somebody already."""

    code = "accounts.username_taken"
    default_sentence = "这个用户名已经有人使用，请换一个。"


class IdentityTaken(Refused):
    """The identity number belongs to somebody already."""

    code = "accounts.identity_taken"
    default_sentence = "这个证件号码已经登记过。一个人只有一个账号，请用原来的账号登录；忘了密码可以找管理员取找回码。"


class ValueRefused(Refused):
    """One value of a new account or password cannot be taken; `.field` says which."""

    code = "accounts.value"


class SignInRefused(Refused):
    """The pair of name and password opens nothing. Never says which of the two is at fault."""

    code = "accounts.sign_in"
    default_sentence = "用户名或密码不对，请核对后再试。密码区分大小写。"


class Locked(SignInRefused):
    """Too many attempts under this name; `.sentence` tells when it may be tried again."""

    code = "accounts.locked"


class Deactivated(SignInRefused):
    """The password is right, but an operator has closed the account."""

    code = "accounts.deactivated"
    default_sentence = "这个账号已经停用。如果您认为不应当停用，请与平台管理员联系。"


class CodeRefused(Refused):
    """The recovery code opens nothing: wrong, used, or past its time. Never says which."""

    code = "accounts.recovery"
    default_sentence = "用户名和找回码对不上，或者找回码已经用过、过期了。请核对，或请管理员再给您一个。"


class PurposeMissing(Refused):
    """Opening an identity number asks for a purpose."""

    code = "accounts.purpose"
    default_sentence = "请写明为什么需要查看完整的证件号码。"
