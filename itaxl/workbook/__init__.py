"""Workbooks read into grids, and patched copies of them."""
