"""Many workbooks at once: their documents, what is wrong in each, and whom to call first."""
