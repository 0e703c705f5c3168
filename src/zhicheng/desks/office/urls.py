"""Addresses of the desk `office`: what waits to be accepted, the counter, what is done, who is in committee."""

from django.urls import path

from .views import counter, lists

app_name = "office"
urlpatterns = [
    path("", lists.waiting, name="waiting"),
    path("done/", lists.done, name="done"),
    path("roster/", lists.roster, name="roster"),
    path("counter/<int:application_id>/", counter.counter, name="counter"),
    path("counter/<int:application_id>/fee/", counter.fee, name="fee"),
    path("counter/<int:application_id>/paper/", counter.paper, name="paper"),
    path("counter/<int:application_id>/bag-cover.pdf", counter.bag_cover, name="bag_cover"),
]
