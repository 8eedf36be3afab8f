"""Words that the book is asked for again."""

CHECKED = "governance.book.checked"
