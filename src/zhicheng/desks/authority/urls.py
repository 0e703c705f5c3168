"""Addresses of the desk `authority`."""

from django.urls import path

from .views import batch, case, files, lists

app_name = "authority"
urlpatterns = [
    path("", lists.waiting, name="waiting"),
    path("done/", lists.done, name="done"),
    path("list.xlsx", lists.export, name="export"),
    path("rosters/<path:plan_id>/<str:roster_id>.xlsx", lists.roster, name="roster"),
    path("recommend/", batch.recommend, name="recommend"),
    path("find/", lists.find, name="find"),
    path("cases/<int:application_id>/", case.show, name="case"),
    path("cases/<int:application_id>/decide/", case.decide, name="decide"),
    path("cases/<int:application_id>/take-back/", case.take_back, name="take_back"),
    path("cases/<int:application_id>/notes/", case.note, name="note"),
    path("cases/<int:application_id>/identity/", case.identity, name="identity"),
    path("cases/<int:application_id>/revisions/<int:number>/files/<uuid:file_id>/", files.file, name="file"),
    path("cases/<int:application_id>/review-form.pdf", files.review_form, name="review_form"),
]
