"""Addresses of the desk `applicant`: her home, the six steps of an application, tracking, downloads, the dossier."""

from django.urls import include, path

from .views import attaching, choosing, commitment, files, filling, home, photo, revisions, submitting, tasks

app_name = "applicant"
one = "applications/<int:pk>/"
urlpatterns = [
    path("", home.home, name="home"),
    path("applications/", home.applications_list, name="applications"),
    path("applications/start/<int:plan_pk>", tasks.start, name="start"),
    path(one, tasks.application, name="application"),
    path(one + "photo", photo.photo, name="photo"),
    path(one + "commitment", commitment.commitment, name="commitment"),
    path(one + "commitment/code", commitment.code, name="commitment_code"),
    path(one + "commitment/state", commitment.state, name="commitment_state"),
    path(one + "commitment/sign", commitment.sign_here, name="sign_here"),
    path(one + "form", filling.form, name="form"),
    path(one + "form/autosave", filling.autosave, name="autosave"),
    path(one + "items", choosing.items, name="items"),
    path(one + "items/autosave", choosing.autosave, name="items_autosave"),
    path(one + "attachments", attaching.attachments, name="attachments"),
    path(one + "attachments/<str:slot>", attaching.attach, name="attach"),
    path(one + "attachments/<str:slot>/<uuid:file_id>/remove", attaching.detach, name="detach"),
    path(one + "files/<uuid:file_id>", files.draft_file, name="file"),
    path(one + "preview", submitting.preview, name="preview"),
    path(one + "submit", submitting.submit, name="submit"),
    path(one + "receipt", submitting.receipt, name="receipt"),
    path(one + "receipt/pdf", submitting.receipt_pdf, name="receipt_pdf"),
    path(one + "withdraw", submitting.withdraw, name="withdraw"),
    path(one + "revisions/<int:number>/", revisions.revision, name="revision"),
    path(one + "revisions/<int:number>/data", revisions.data, name="revision_data"),
    path(one + "revisions/<int:number>/review-form", revisions.review_form, name="review_form"),
    path(one + "revisions/<int:number>/files/<uuid:file_id>", files.revision_file, name="revision_file"),
    path(one + "bag-cover", revisions.bag_cover, name="bag_cover"),
    path("dossier/", include("zhicheng.desks.applicant.dossier.urls")),
]
