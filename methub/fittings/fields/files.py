"""Files that are sent up. Whoever opens them looks at what they are; here is only how many and how
large."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from methub.fittings.scanning import Harmful, NotScanned, refuse_harmful

MEGABYTE = 1024 * 1024
LONGEST_NAME = 200


class FilesField(forms.FileField):
    """One or more files; they come back as a list of uploaded files. Each is scanned, unless it is
    evidence: that is kept whatever it is, and scanned before it is given out again."""

    class Several(forms.ClearableFileInput):
        allow_multiple_selected = True

    def __init__(
        self,
        *,
        label: str,
        hint: str = "",
        most: int = 20,
        megabytes: int = 10,
        is_evidence: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(
            label=label,
            help_text=hint,
            max_length=LONGEST_NAME,
            widget=self.Several(),
            error_messages={
                "required": more.pop("missing", "Choose a file"),
                "invalid": "Choose a file",
                "missing": "Choose a file",
                "empty": "The file you chose is empty",
                "max_length": "The name of the file is too long: give it a shorter name",
            },
            **more,
        )
        self.most, self.megabytes, self.is_evidence = most, megabytes, is_evidence

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if not files and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > self.most:
            raise ValidationError(f"Choose {self.most} files or fewer")
        return [self._one(file) for file in files]

    def _one(self, file: Any) -> Any:
        if file.size > self.megabytes * MEGABYTE:
            raise ValidationError(f"Each file must be {self.megabytes} MB or smaller")
        if not self.is_evidence:
            _refuse_harmful(file)
        return super().clean(file)


def _refuse_harmful(file: Any) -> None:
    try:
        refuse_harmful(file.read())
    except (Harmful, NotScanned) as refusal:
        raise ValidationError(str(refusal)) from refusal
    file.seek(0)
