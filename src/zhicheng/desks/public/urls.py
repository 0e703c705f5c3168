"""Addresses of the desk `public`: what anybody may read, and the page on which a phone signs."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from .views import catalogue, family, health, plan, signing


class PlanAddress(StringConverter):
    """A plan's address: `PLAN[/MEMBER][@OVERLAY]`."""

    regex = r"[a-z0-9][a-z0-9_-]*(?:/[a-z0-9][a-z0-9_.-]*)?(?:@[a-z0-9][a-z0-9_-]*)?"


register_converter(PlanAddress, "plan")

app_name = "public"
urlpatterns = [
    path("", catalogue.home, name="home"),
    path("plans/", catalogue.plans, name="plans"),
    path("plans/<int:pk>/", plan.plan, name="plan"),
    path("plans/<int:pk>/notice", plan.notice, name="notice"),
    path("plans/<plan:plan_id>/", plan.current, name="plan"),
    path("plans/<plan:plan_id>/notice", plan.current_notice, name="notice"),
    path("plans/<plan:family>/members", family.members, name="family"),
    path("s/signed/", signing.signed, name="signed"),
    path("s/<str:token>", signing.sign, name="sign"),
    path("healthz", health.healthz, name="health"),
    path("robots.txt", health.robots, name="robots"),
]
