"""Addresses under `records/` of the desk `employer`."""

from django.urls import path

from .views import batch, files, lists, review

urlpatterns = [
    path("", lists.queue, name="records"),
    path("returned/", lists.returned, name="records_returned"),
    path("people/<uuid:public_id>/", lists.person, name="records_person"),
    path("approve/", batch.approve, name="records_approve"),
    path("items/<int:item_id>/", review.item, name="records_item"),
    path("items/<int:item_id>/files/<int:evidence_id>/", files.evidence, name="records_file"),
]
