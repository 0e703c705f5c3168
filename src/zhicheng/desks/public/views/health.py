"""For machines: whether the instance is well, and what robots may read."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zhicheng.files import queries as files
from zhicheng.jobs import services as jobs

LONGEST_WAIT = 600
"""Seconds a due job may wait before the queue counts as standing still."""

ROBOTS = """User-agent: *
Disallow: /account/
Disallow: /authority/
Disallow: /employer/
Disallow: /healthz
Disallow: /my/
Disallow: /office/
Disallow: /operator/
Disallow: /s/
Disallow: /theme
Allow: /plans/
"""


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """Database, storage and queue, each true or false; 503 as soon as one is down."""
    parts = {"database": _database()}
    parts["storage"] = files.healthy()
    parts["queue"] = parts["database"] and jobs.oldest_waiting_seconds() < LONGEST_WAIT
    return JsonResponse({"ok": all(parts.values()), **parts}, status=200 if all(parts.values()) else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        return False


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """What search engines may read: the public pages, nothing of a person."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
