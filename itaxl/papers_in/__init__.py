"""Papers that an office already has, in Word or in tables of its own, read into the fields of the form.

From file to field: `word_file` and `sheet_file` give blocks (lines and tables, each with its place); `paper` tells the
memo, the report and other documents apart; `memo`, `report`, `measures` and `signatures` note what each says (`said`),
found or guessed (`credible`); `ledger` keeps what nobody has used; `to_form` makes a form's content of it.
"""
