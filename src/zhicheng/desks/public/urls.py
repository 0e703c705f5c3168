"""Addresses of the desk `public`: what anybody may read, and the page on which a phone signs."""

from django.urls import path

from .views import catalogue, health, plan, signing

app_name = "public"
urlpatterns = [
    path("", catalogue.home, name="home"),
    path("plans/", catalogue.plans, name="plans"),
    path("plans/<int:pk>/", plan.plan, name="plan"),
    path("plans/<int:pk>/notice", plan.notice, name="notice"),
    path("plans/<slug:plan_id>/", plan.current, name="plan"),
    path("plans/<slug:plan_id>/notice", plan.current_notice, name="notice"),
    path("s/signed/", signing.signed, name="signed"),
    path("s/<str:token>", signing.sign, name="sign"),
    path("healthz", health.healthz, name="health"),
    path("robots.txt", health.robots, name="robots"),
]
