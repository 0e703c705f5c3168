"""Addresses of the desk `operator`."""

from django.urls import path

from .views import people, places, running, seats

app_name = "operator"
urlpatterns = [
    path("", running.home, name="home"),
    path("accounts", people.people, name="accounts"),
    path("accounts/new", people.new_person, name="new_person"),
    path("accounts/<int:user_id>", people.person, name="person"),
    path("accounts/<int:user_id>/recovery-code", people.recovery_code, name="recovery_code"),
    path("accounts/<int:user_id>/close", people.close, name="close"),
    path("accounts/<int:user_id>/reopen", people.reopen, name="reopen"),
    path("organisations", places.organisations, name="organisations"),
    path("organisations/new-employer", places.new_employer, name="new_employer"),
    path("organisations/new-office", places.new_office, name="new_office"),
    path("organisations/<int:organisation_id>", places.organisation, name="organisation"),
    path("organisations/<int:organisation_id>/department", places.department, name="department"),
    path("organisations/<int:organisation_id>/committee", places.new_committee, name="new_committee"),
    path("organisations/<int:organisation_id>/seat", seats.give, name="give_seat"),
    path("seats/<int:seat_id>/end", seats.end, name="end_seat"),
    path("plans", running.published, name="plans"),
    path("plans/<int:plan_pk>/hide", running.hide, name="hide_plan"),
    path("plans/<int:plan_pk>/show", running.show, name="show_plan"),
    path("jobs", running.jobs, name="jobs"),
    path("jobs/<int:job_id>/retry", running.retry, name="retry_job"),
    path("messages", running.messages, name="messages"),
    path("clock", running.move_clock, name="clock"),
]
