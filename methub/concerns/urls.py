"""The paths of concerns. References are ten capitals and figures, so no word is one."""

from django.urls import path

from methub.concerns.views import deciding, raising, reading

app_name = "concerns"
urlpatterns = [
    path("", reading.listing, name="list"),
    path("figures/", reading.figures, name="figures"),
    path("raise/", raising.raise_concern, name="raise"),
    path("raise/child/<str:reference>/", raising.raise_about, name="raise-about"),
    path("<str:reference>/", reading.concern, name="concern"),
    path("<str:reference>/child/", deciding.which, name="which"),
    path("<str:reference>/decide/", deciding.decide, name="decide"),
    path("<str:reference>/tell/", deciding.tell, name="tell"),
]
