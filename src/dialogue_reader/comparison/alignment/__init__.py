"""Which passages of two accounts report the same thing, in any order or in step."""
