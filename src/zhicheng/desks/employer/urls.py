"""Addresses of the desk `employer`: what is to be done, records, applications, publicity and 报送, its people."""

from django.urls import include, path

from .views import applications, home, notices, people, publicity, reporting

app_name = "employer"
urlpatterns = [
    path("", home.home, name="home"),
    path("records/", include("zhicheng.desks.employer.records.urls")),
    path("applications/", applications.applications, name="applications"),
    path("applications/done/", applications.done, name="done"),
    path("notices/report/", reporting.report, name="report"),
    path("notices/report/result/", reporting.reported, name="reported"),
    path("notices/", publicity.notices, name="notices"),
    path("notices/new/", publicity.new, name="notice_new"),
    path("notices/<int:notice_id>/", notices.notice, name="notice"),
    path("notices/<int:notice_id>/sheet.pdf", notices.sheet, name="notice_sheet"),
    path("notices/<int:notice_id>/close/", notices.close, name="notice_close"),
    path("notices/<int:notice_id>/restart/", publicity.restart, name="notice_restart"),
    path("people/", people.people, name="people"),
]
