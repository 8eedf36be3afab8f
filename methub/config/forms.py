"""The form of somebody who has no password yet, or has forgotten it."""

from typing import Any

from django import forms
from django.http import HttpRequest

from methub.agencies.models import User
from methub.config import jobs


class ForgottenPassword(forms.Form):
    """Always the same answer, in the same time, whether or not the address has an account:
    the letter is written by the background worker."""

    email = forms.EmailField(
        label="Your work e-mail address",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def save(self, request: HttpRequest, **kwargs: Any) -> None:
        user = User.objects.filter(email__iexact=self.cleaned_data["email"], is_active=True).first()
        jobs.send_password_link.defer(user_id=user.pk if user else jobs.NOBODY)
