"""After sending: what was sent, what came, what is due, what may follow, and whether what was removed is back."""
