"""Lists that are brought in."""

from django.urls import path

from methub.spreadsheets.views import deciding, going, looking

app_name = "spreadsheets"
urlpatterns = [
    path("", looking.index, name="index"),
    path("new", going.upload, name="upload"),
    path("<str:reference>", looking.sheet, name="sheet"),
    path("<str:reference>/progress", looking.progress, name="progress"),
    path("<str:reference>/original", looking.original, name="original"),
    path("<str:reference>/table", going.table, name="table"),
    path("<str:reference>/columns", going.columns, name="columns"),
    path("<str:reference>/again", going.again, name="again"),
    path("<str:reference>/set-aside", going.set_aside, name="set-aside"),
    path("<str:reference>/leave-out", deciding.leave_out_all, name="leave-out"),
    path("<str:reference>/load", going.load, name="load"),
    path("<str:reference>/undo", going.undo, name="undo"),
    path("<str:reference>/rows/<str:row>", deciding.row, name="row"),
    path("<str:reference>/rows/<str:row>/leave-out", deciding.leave_row_out, name="leave-row-out"),
    path("<str:reference>/people/<str:person>", deciding.person, name="person"),
]
