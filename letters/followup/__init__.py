"""After sending: what an answer may be, and whether what was removed is back."""
