"""What each action does, a small function each; the registry in `actions` gives them keys and names."""
