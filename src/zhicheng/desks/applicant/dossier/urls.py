"""Addresses under `dossier/` of the desk `applicant`. A record is addressed by its lineage before it has a row."""

from django.urls import path

from .views import basics, editor, files, home, item, submit

urlpatterns = [
    path("", home.home, name="dossier"),
    path("complete/<slug:kind>/", home.complete, name="dossier_complete"),
    path("basics/", basics.basics, name="dossier_basics"),
    path("employer/", basics.employer, name="dossier_employer"),
    path("new/<slug:kind>/", editor.new, name="dossier_new"),
    path("records/<slug:kind>/<uuid:lineage>/", editor.edit, name="dossier_record"),
    path("records/<slug:kind>/<uuid:lineage>/autosave", editor.autosave, name="dossier_autosave"),
    path("items/<int:item_id>/", item.show, name="dossier_item"),
    path("items/<int:item_id>/edit/", item.edit, name="dossier_edit"),
    path("items/<int:item_id>/delete/", item.delete, name="dossier_delete"),
    path("items/<int:item_id>/withdraw/", item.withdraw, name="dossier_withdraw"),
    path("items/<int:item_id>/files/<int:evidence_id>/", files.evidence, name="dossier_file"),
    path("submit/", submit.submit, name="dossier_submit"),
]
