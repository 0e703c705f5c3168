"""Coming in, going out, and choosing the seat to act from."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from zhicheng.accounts import queries as accounts
from zhicheng.accounts import services
from zhicheng.accounts.errors import SignInRefused
from zhicheng.organisations import queries as organisations
from zhicheng.ui import flash
from zhicheng.ui.access import signed_in
from zhicheng.ui.actor import actor_of
from zhicheng.ui.actor import choose_seat as act_from
from zhicheng.ui.answers import post_only
from zhicheng.ui.errors import add_refusal

from .. import sessions
from ..forms import SignInForm
from .passwords import MUST_CHANGE


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """The sign-in page; who is signed in already goes on to her first page."""
    if request.user.is_authenticated:
        return redirect(sessions.wanted(request) or sessions.home_of(actor_of(request).role))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = services.sign_in(username=form.cleaned_data["username"], password=form.cleaned_data["password"])
        except SignInRefused as refused:
            add_refusal(form, refused)
        else:
            if user.must_change_password:
                request.session.cycle_key()
                request.session[MUST_CHANGE] = user.pk
                return redirect("account:change_password")
            return sessions.begin(request, user)
    return render(
        request,
        "account/sign_in.html",
        {
            "form": form,
            "next": sessions.wanted(request),
            "ran_out": sessions.ran_out(request),
            "demo_people": organisations.demo_people() if settings.DEMO else [],
        },
    )


@post_only("account:sign_in")
@never_cache
def demo_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Demo mode only: sign in as one of the made-up people with one click. Real people are never opened so."""
    if not settings.DEMO:
        raise Http404
    chosen = request.POST.get("person", "")
    user = accounts.demo_people().filter(pk=chosen).first() if chosen.isdecimal() and len(chosen) < 18 else None
    if user is None:
        raise Http404("没有找到这位演示人物，请从登录页重新选一位。")
    if request.user.is_authenticated:
        logout(request)
    return sessions.begin(request, user, role=request.POST.get("role", ""))


@post_only("account:sign_in")
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """End the session."""
    logout(request)
    flash.say(request, "您已经退出登录。")
    return sessions.unnoted(redirect("account:sign_in"))


@post_only("account:sign_in")
@signed_in
def choose_seat(request: HttpRequest) -> HttpResponseBase:
    """Act from another seat of one's own (empty: as an applicant), starting at its first page."""
    asked = request.POST.get("seat", "")
    if asked and not (asked.isdecimal() and len(asked) < 18):
        raise Http404("没有找到这个席位，请从页面上方重新选择身份。")
    seat_id = int(asked) if asked else None
    if not act_from(request, seat_id):
        raise Http404("没有找到这个席位，它可能已经结束。请从页面上方重新选择身份。")
    return sessions.noted(redirect(sessions.home_of(actor_of(request).role)), seat_id)
