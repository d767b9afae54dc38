"""Documents as PDF, by LibreOffice or Word."""
