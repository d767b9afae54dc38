"""What Excel shows of a stored value under a number format: pure functions of codes and values."""
