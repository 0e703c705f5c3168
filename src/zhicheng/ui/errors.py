"""Error pages in the product's own look, and the way from a domain error to a page or to a form.

Every page says what happened, what was kept, what to do next, and the request's id.
"""

from typing import Any

import structlog
from django.core.exceptions import RequestDataTooBig
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import get_template, render_to_string

from zhicheng.standards.errors import NotFound, Refused, Stale

log = structlog.get_logger("zhicheng.errors")

LAST_RESORT = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>是我们这边出了问题</title>
<h1>是我们这边出了问题</h1><p>您填过的内容已存成草稿。请过几分钟再试；编号 {request_id}。</p>
<p><a href="/">回首页</a></p></html>"""

WRITTEN = ("opinion", "text", "note", "reason", "soft")
"""Names of the fields in which people write in their own words; a prefix of a row and a suffix do not matter."""
SENTENCES: dict[int, str] = {
    400: "这个请求我们没有看懂，请回到上一页重新打开。",
    403: "这一页放得太久了，请刷新以后再提交。",
    404: "没有找到这一页。",
    409: "您打开以后，这件事有了新的变化，请看过最新情况再决定。",
    413: "文件太大了，每个文件请不要超过 20\u00a0MB。",
    500: "是我们这边出了问题，请过几分钟再试。",
}


def page(request: HttpRequest, status: int, context: dict[str, Any] | None = None) -> HttpResponse:
    """The error page of a status; JSON with the same sentence for those who ask for JSON."""
    values = {"request_id": getattr(request, "request_id", ""), **(context or {})}
    if wants_json(request):
        sentence = values.get("sentence") or SENTENCES[status]
        return JsonResponse({"error": sentence, "request_id": values["request_id"]}, status=status)
    return HttpResponse(render_to_string(f"ui/{status}.html", values, request=request), status=status)


def wants_json(request: HttpRequest) -> bool:
    """Whether the caller is a script that reads JSON rather than a person."""
    return "application/json" in request.headers.get("Accept", "")


def page_for(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    """The page for a domain error: NotFound 404, Stale and other refusals 409; None for anything else."""
    if isinstance(exception, NotFound):
        return page(request, 404, {"sentence": exception.sentence})
    if isinstance(exception, Refused):
        stale = isinstance(exception, Stale)
        return page(request, 409, {"sentence": exception.sentence, "stale": stale, "written": _written(request)})
    return None


def _written(request: HttpRequest) -> list[str]:
    """What the reader wrote in her own words into the form that was refused, so that it is not lost with it."""
    fields = [name for name in request.POST if name.rpartition("-")[2].partition(":")[0] in WRITTEN]
    return [text.strip() for name in fields for text in request.POST.getlist(name) if text.strip()]


def add_refusal(form: BaseForm, refused: Refused) -> None:
    """Put a refusal beside the field it names, or above the form where it names none."""
    field = refused.field if refused.field in form.fields else None
    form.add_error(field, refused.sentence)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 where the request was too big."""
    if isinstance(exception, RequestDataTooBig):
        return page(request, 413)
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: what this reader may not do, in words where we have them."""
    return page(request, 403, {"sentence": str(exception)})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose protection has run out: what was typed is kept by the page itself."""
    log.warning("csrf", reason=reason)
    return page(request, 403, {"expired": True})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404; a sentence given to Http404 by our own views is shown."""
    sentence = str(exception) if isinstance(exception, Http404) and exception.args else ""
    return page(request, 404, {"sentence": sentence if _is_chinese(sentence) else ""})


def server_error(request: HttpRequest) -> HttpResponse:
    """500, drawn without context processors and without the database."""
    request_id = getattr(request, "request_id", "")
    if wants_json(request):
        return JsonResponse({"error": SENTENCES[500], "request_id": request_id}, status=500)
    try:
        body = get_template("ui/500.html").render({"request_id": request_id})
    except Exception:
        log.exception("error page")
        body = LAST_RESORT.format(request_id=request_id)
    return HttpResponse(body, status=500)


def _is_chinese(sentence: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in sentence)
