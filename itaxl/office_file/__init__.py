"""Office files as bytes: zip packages, XML parts and what a file is; hostile until proved otherwise."""
