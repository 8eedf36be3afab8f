"""Addresses of people and agencies."""

from django.urls import path

from methub.agencies import views

app_name = "agencies"
urlpatterns = [
    path("", views.index, name="index"),
    path("roles/", views.roles, name="roles"),
    path("add/authority/", views.add_authority, name="add-authority"),
    path("add/agency/", views.add_agency, name="add-agency"),
    path("add/team/", views.add_team, name="add-team"),
    path("invite/", views.invite, name="invite"),
    path("person/<str:reference>/", views.user, name="user"),
    path("person/<str:reference>/role/", views.begin, name="begin"),
    path("person/<str:reference>/invitation/", views.invite_again, name="invite-again"),
    path("person/<str:reference>/close/", views.close, name="close"),
    path("role/<str:reference>/end/", views.end, name="end"),
]
