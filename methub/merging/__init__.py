"""Two records that are one person become one, and can be taken apart again."""
