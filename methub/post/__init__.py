"""Messages in, kept byte for byte; messages out, and what became of them."""
