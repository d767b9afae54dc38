"""What the buttons of the ribbon do in the open workbook."""
