"""Forms to look into."""

from form_book import blank, converted, sample, written

__all__ = ["blank", "converted", "sample", "written"]
