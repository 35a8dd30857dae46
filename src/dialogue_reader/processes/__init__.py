"""Programs of our own that run in processes of their own: starting one, serving as one, and what travels between."""
