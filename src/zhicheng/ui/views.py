"""The look's own pages: the choice of light or dark, “I am still here”, and the style guide."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from . import context, samples

YEAR = 365 * 24 * 3600


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the reader's choice of light or dark in a cookie, and go back to the page."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    chosen = request.POST.get("theme", "")
    answer = redirect(back)
    if chosen in context.THEMES:
        answer.set_cookie("theme", chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    else:
        answer.delete_cookie("theme", samesite="Lax")
    return answer


@require_GET
def alive(request: HttpRequest) -> HttpResponse:
    """A page's reader is still at work: asking is what keeps the session open. 404 once it has ended."""
    if not request.user.is_authenticated:
        raise Http404
    return JsonResponse({"alive": True})


@require_GET
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in both themes, for whoever builds pages; only while developing or in a demo."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "ui/styleguide.html", samples.everything())
