"""Forms of the account desk. What a password must be is checked by `accounts`, never here."""

from typing import Any

from django import forms

from zhicheng.ui.forms import Form


def _password(label: str, autocomplete: str, **more: Any) -> forms.CharField:
    """A password as typed: no space is cut off, none is shown again."""
    widget = forms.PasswordInput({"autocomplete": autocomplete, "class": "w-20"})
    return forms.CharField(label=label, strip=False, max_length=1000, widget=widget, **more)


class SignInForm(Form):
    """User name and password."""

    username = forms.CharField(
        label="用户名",
        max_length=60,
        widget=forms.TextInput(
            {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "class": "w-20"}
        ),
    )
    password = _password("密码", "current-password")


class NewPasswordForm(Form):
    """A new password, twice."""

    new = _password("新密码", "new-password", help_text="至少10个字符，区分大小写。")
    again = _password("再输入一次新密码", "new-password")

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        cleaned = super().clean() or self.cleaned_data
        new, again = cleaned.get("new"), cleaned.get("again")
        if new and again and new != again:
            self.add_error("again", "两次输入的新密码不一样，请再输入一次。")
        return cleaned


class ChangePasswordForm(NewPasswordForm):
    """The password of today and a new one."""

    old = _password("现在的密码", "current-password")
    field_order = ("old", "new", "again")


class RecoverForm(NewPasswordForm):
    """The code that an operator gave, and a new password."""

    username = SignInForm.base_fields["username"]
    code = forms.CharField(
        label="找回码",
        max_length=40,
        help_text="平台管理员核对您的身份以后给您的12位字母和数字，24小时内用一次。",
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false", "class": "w-20"}
        ),
    )
    field_order = ("username", "code", "new", "again")
