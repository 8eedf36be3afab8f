"""Addresses of the audit book and of the reviews."""

from django.urls import path

from methub.governance import views

app_name = "governance"
urlpatterns = [
    path("audit-book/", views.book, name="book"),
    path("audit-book/sheet/", views.sheet, name="book-sheet"),
    path("audit-book/seals/", views.seals, name="seals"),
    path("audit-book/letters/", views.letters, name="letters"),
    path("emergency-access/", views.access, name="access"),
    path("emergency-access/<str:reference>/", views.review, name="review"),
]
