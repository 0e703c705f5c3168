"""Every address of the platform, desk by desk."""

from django.urls import include, path

urlpatterns = [
    path("", include("zhicheng.desks.public.urls")),
    path("account/", include("zhicheng.desks.account.urls")),
    path("my/", include("zhicheng.desks.applicant.urls")),
    path("employer/", include("zhicheng.desks.employer.urls")),
    path("authority/", include("zhicheng.desks.authority.urls")),
    path("office/", include("zhicheng.desks.office.urls")),
    path("operator/", include("zhicheng.desks.operator.urls")),
    path("", include("zhicheng.ui.urls")),
]
handler400 = "zhicheng.ui.errors.bad_request"
handler403 = "zhicheng.ui.errors.forbidden"
handler404 = "zhicheng.ui.errors.not_found"
handler500 = "zhicheng.ui.errors.server_error"
