"""Addresses of the desk `account`."""

from django.urls import path

from .views import entering, mine, passwords

app_name = "account"
urlpatterns = [
    path("", mine.home, name="home"),
    path("sign-in", entering.sign_in, name="sign_in"),
    path("sign-in/demo", entering.demo_sign_in, name="demo_sign_in"),
    path("sign-out", entering.sign_out, name="sign_out"),
    path("seat", entering.choose_seat, name="choose_seat"),
    path("password", passwords.change_password, name="change_password"),
    path("recover", passwords.recover, name="recover"),
    path("my-data", mine.my_data, name="my_data"),
    path("messages", mine.inbox, name="messages"),
]
