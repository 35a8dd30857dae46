"""Words that turn a statement round: negations, and pairs of opposites."""
