"""Finding passages by what they mean: what is asked and answered, and how passages are ranked."""
