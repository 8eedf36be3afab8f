"""Addresses of people and agencies."""

from django.urls import path

from methub.agencies.views import tables, working

app_name = "agencies"
urlpatterns = [
    path("", working.index, name="index"),
    path("roles/", working.roles, name="roles"),
    path("add/authority/", working.add_authority, name="add-authority"),
    path("add/agency/", working.add_agency, name="add-agency"),
    path("add/team/", working.add_team, name="add-team"),
    path("invite/", working.invite, name="invite"),
    path("person/<str:reference>/", working.user, name="user"),
    path("person/<str:reference>/role/", working.begin, name="begin"),
    path("person/<str:reference>/invitation/", working.invite_again, name="invite-again"),
    path("person/<str:reference>/close/", working.close, name="close"),
    path("role/<str:reference>/end/", working.end, name="end"),
    path("tables/<str:table>/columns/", tables.keep_columns, name="keep-columns"),
    path("tables/<str:table>/views/", tables.save_view, name="save-view"),
    path(
        "tables/<str:table>/views/<str:reference>/remove/", tables.remove_view, name="remove-view"
    ),
]
