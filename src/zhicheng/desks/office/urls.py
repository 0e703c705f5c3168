"""Addresses of the desk `office`: what waits, the counter, what is done, who is in committee, scoring sheets."""

from django.urls import path

from .views import counter, lists, sheets

app_name = "office"
urlpatterns = [
    path("", lists.waiting, name="waiting"),
    path("done/", lists.done, name="done"),
    path("roster/", lists.roster, name="roster"),
    path("sheets/", sheets.sheets, name="sheets"),
    path("sheets/<int:plan_pk>/<slug:sheet_id>/", sheets.sheet, name="sheet"),
    path("sheets/<int:plan_pk>/<slug:sheet_id>/template.xlsx", sheets.template, name="sheet_template"),
    path("sheets/<int:plan_pk>/<slug:sheet_id>/check/", sheets.check, name="sheet_check"),
    path("sheets/<int:plan_pk>/<slug:sheet_id>/replace/", sheets.replace, name="sheet_replace"),
    path("counter/<int:application_id>/", counter.counter, name="counter"),
    path("counter/<int:application_id>/fee/", counter.fee, name="fee"),
    path("counter/<int:application_id>/paper/", counter.paper, name="paper"),
    path("counter/<int:application_id>/bag-cover.pdf", counter.bag_cover, name="bag_cover"),
]
