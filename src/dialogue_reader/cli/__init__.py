"""The command line, for scripts and for people."""

# Known without loading the command line, so that opening two texts need not load it.
COMMANDS = (
    "show", "fetch", "align", "compare", "keywords", "keypoints", "terms", "search", "export", "notes", "library",
    "config",
)  # fmt: skip
