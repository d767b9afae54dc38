"""What goes with a bug report: a log and a redacted workbook, nothing that was typed."""
