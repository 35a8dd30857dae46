"""What the reader shows at one moment, and the pure functions that lead from one moment to the next; no Textual."""
