"""Files: written whole or absent, named safely, limited; why one could not be read or written."""
