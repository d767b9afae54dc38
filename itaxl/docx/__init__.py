"""Documents written as .docx from blocks."""
