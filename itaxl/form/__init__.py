"""The form: its fields and sheets, what goes into it, and the organisations that fill it."""
