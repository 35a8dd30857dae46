"""What two accounts state that can be checked: numbers, dates and names, and where they differ."""
