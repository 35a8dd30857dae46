"""Encoders: what says how alike two sentences are. One module an encoder, listed in `registry`."""
