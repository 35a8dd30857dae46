"""Getting a damaged store back: what a sound row holds, the rows that can still be read, and a fresh file of them."""
