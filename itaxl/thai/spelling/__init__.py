"""Thai words as officials write them, and the slips that people make in them."""
