"""Addresses for these tests: the look's own, stand-ins for the frame's pages, and pages that go wrong."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import include, path
from django.views.decorators.csrf import csrf_protect

from zhicheng.standards.errors import NotFound, Refused, Stale
from zhicheng.ui import flash
from zhicheng.ui.access import seat_required, signed_in
from zhicheng.ui.forms import CountedText, Form, UploadField
from zhicheng.ui.pager import paginate

SAVED: list[dict[str, str]] = []
SENT: list[dict[str, str]] = []


class Draft(Form):
    """A draft with a counter."""

    title = forms.CharField(label="题目")
    statement = CountedText(label="本人述职", limit=60)


class Photo(Form):
    """A form of one picture."""

    photo = UploadField(label="证件照", accept=".jpg,.jpeg,.png")


PHOTO_RULE = {
    "over_width": 215,
    "over_height": 300,
    "min_ratio": 0.65,
    "max_ratio": 0.8,
    "over_bytes": 30_720,
    "under_bytes": 1_048_576,
}


def draft(request: HttpRequest) -> HttpResponse:
    """A page that saves as typed, and takes the form."""
    form = Draft(request.POST or None, initial={"title": "连续硝化"})
    if request.method == "POST":
        SENT.append(request.POST.dict())
        if form.is_valid():
            flash.say(request, "已保存。")
            return redirect("draft")
    return render(request, "tests_ui/draft.html", {"form": form})


@csrf_protect
def autosave(request: HttpRequest) -> HttpResponse:
    """Takes a draft, or the session has ended where the title says so."""
    if request.POST["title"] == "session-ended":
        return redirect("/account/sign-in")
    if request.POST["title"] == "broken":
        return HttpResponse(status=503)
    SAVED.append({name: request.POST[name] for name in ("title", "statement")})
    return JsonResponse({"saved": "20:31"})


def photo(request: HttpRequest) -> HttpResponse:
    """Takes a picture and tells what arrived."""
    form = Photo(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["photo"]
        SENT.append({"name": file.name, "type": file.content_type, "bytes": file.read()})
        return redirect("photo")
    return render(request, "tests_ui/photo.html", {"form": form, "rule": PHOTO_RULE})


class Proof(Draft):
    """A draft with a file that sends itself."""

    proof = UploadField(label="佐证材料", required=False)


def proof(request: HttpRequest) -> HttpResponse:
    """Takes a draft with its file: one called 坏.pdf is refused, 断.pdf meets a defect, any other is kept."""
    kept = request.session.setdefault("kept", [])
    form = Proof(request.POST or None, request.FILES or None, initial=request.session.get("draft", {"title": "硝化"}))
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["proof"].name
        SENT.append({"title": form.cleaned_data["title"], "proof": name})
        if name == "断.pdf":
            return HttpResponse(status=503)
        if name == "坏.pdf":
            form.add_error("proof", "这个文件打不开，请换一个。")
        else:
            request.session["draft"] = {key: form.cleaned_data[key] for key in ("title", "statement")}
            request.session["kept"] = [*kept, name]
            flash.say(request, "收到 1 个文件。")
            return redirect("proof")
    return render(request, "tests_ui/proof.html", {"form": form, "kept": kept})


def countdown(request: HttpRequest) -> HttpResponse:
    """So many seconds on the first look, and none on later ones."""
    SENT.append({"looked": request.path})
    return render(request, "tests_ui/countdown.html", {"seconds": 2 if len(SENT) == 1 else 0})


def facts(request: HttpRequest) -> HttpResponse:
    """A clerk's page with a list of facts and two pagers."""
    pages = [paginate(list(range(200)), request.GET) for _ in range(2)]
    context = {"rows": [("用人单位", "上虞青原新材料有限公司")], "first": pages[0], "second": pages[1]}
    return render(request, "tests_ui/facts.html", context)


def sign(request: HttpRequest) -> HttpResponse:
    """Takes a signature."""
    if request.method == "POST":
        SENT.append(request.POST.dict())
        return redirect("sign")
    return render(request, "tests_ui/sign.html")


def waiting(request: HttpRequest) -> HttpResponse:
    """Waits until its state says done."""
    return render(request, "tests_ui/waiting.html")


def state(request: HttpRequest) -> HttpResponse:
    """Done on the second question."""
    asked = request.session.get("asked", 0) + 1
    request.session["asked"] = asked
    return JsonResponse({"done": asked > 1, "state": "已扫码", "next": "/ok"})


def raises(error: Exception):
    """A view that meets an error."""

    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


def ok(request: HttpRequest) -> HttpResponse:
    """Any page."""
    return render(request, "tests_ui/page.html")


def clerks(request: HttpRequest) -> HttpResponse:
    """A clerk's list."""
    return render(request, "tests_ui/clerk.html", {"rows": ["骆一禾", "傅雨石", "闻南乔"]})


def _named(app: str, **views) -> object:
    return path(
        f"{app}/", include(([path(name.replace("_", "-"), view, name=name) for name, view in views.items()], app))
    )


urlpatterns = [
    path("", include("zhicheng.ui.urls")),
    path("ok", ok, name="ok"),
    path("draft", draft, name="draft"),
    path("autosave", autosave, name="autosave"),
    path("photo", photo, name="photo"),
    path("proof", proof, name="proof"),
    path("countdown", countdown, name="countdown"),
    path("facts", facts, name="facts"),
    path("sign", sign, name="sign"),
    path("waiting", waiting, name="waiting"),
    path("state", state, name="state"),
    path("clerks", clerks, name="clerks"),
    path("missing", raises(NotFound("没有找到这份申报。"))),
    path("stale", raises(Stale("罗经办 10:02 已经作出决定：通过。"))),
    path("refused", raises(Refused("材料报送已经截止。"))),
    path("gone", raises(Http404("没有找到这个计划。"))),
    path("english", raises(Http404("No Thing matches the given query."))),
    path("denied", raises(PermissionDenied("只有科室负责人可以打开。"))),
    path("broken", raises(RuntimeError("a defect"))),
    path("mine", signed_in(ok)),
    path("bureau", seat_required("bureau", "department")(ok)),
    path("own", seat_required("applicant")(ok)),
    _named("account", sign_in=ok, sign_out=ok, choose_seat=ok, home=ok, messages=ok),
    _named("public", plans=ok, verify=ok),
    _named("applicant", home=ok, applications=ok),
]
handler400 = "zhicheng.ui.errors.bad_request"
handler403 = "zhicheng.ui.errors.forbidden"
handler404 = "zhicheng.ui.errors.not_found"
handler500 = "zhicheng.ui.errors.server_error"
