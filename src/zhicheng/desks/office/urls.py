"""Addresses of the desk `office`."""

from django.urls import URLPattern

app_name = "office"
urlpatterns: list[URLPattern] = []
