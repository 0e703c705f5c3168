"""Addresses of the look itself: the reader's choice of light or dark, “I am still here”, and the style guide."""

from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [
    path("theme", views.theme, name="theme"),
    path("alive", views.alive, name="alive"),
    path("styleguide", views.styleguide, name="styleguide"),
]
