"""Changing the password, and recovering it with an operator's code."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from zhicheng import clock
from zhicheng.accounts import queries as accounts
from zhicheng.accounts import services
from zhicheng.standards.actor import PUBLIC, Actor
from zhicheng.standards.errors import Refused
from zhicheng.ui import flash
from zhicheng.ui.actor import actor_of
from zhicheng.ui.errors import add_refusal

from .. import sessions
from ..forms import ChangePasswordForm, RecoverForm

MUST_CHANGE = "must_change_password"


@never_cache
@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponseBase:
    """Change one's own password. Who was given a first password comes here before being signed in."""
    must = None if request.user.is_authenticated else request.session.get(MUST_CHANGE)
    if not request.user.is_authenticated and must is None:
        return redirect("account:sign_in")
    form = ChangePasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actor = actor_of(request)
        if must is not None:
            actor = Actor(person_id=must, person_name=accounts.get(must).name, role="applicant")
        try:
            user = services.change_password(
                user_id=actor.person_id or 0,
                old=form.cleaned_data["old"],
                new=form.cleaned_data["new"],
                actor=actor,
                at=clock.now(),
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            flash.say(request, "密码已更换，在别处登录的都已退出。")
            if must is not None:
                return sessions.begin(request, user)
            update_session_auth_hash(request, user)
            return redirect("account:home")
    return render(request, "account/change_password.html", {"form": form, "must": must is not None})


@never_cache
@sensitive_post_parameters("code", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def recover(request: HttpRequest) -> HttpResponseBase:
    """Set a new password with the code that an operator gave."""
    if request.user.is_authenticated:
        return redirect("account:change_password")
    form = RecoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            services.recover(
                username=values["username"], code=values["code"], new=values["new"], actor=PUBLIC, at=clock.now()
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            flash.say(request, "新密码已设好，请用它登录。")
            return redirect("account:sign_in")
    return render(request, "account/recover.html", {"form": form})
