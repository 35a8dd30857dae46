"""The command line, for scripts and for people."""

GROUPS = {
    "Compare": ("align", "compare", "keypoints", "keywords", "terms", "search"),
    "Several accounts": ("story", "many"),
    "Documents": ("show", "fetch", "library", "serve"),
    "Notes": ("notes", "export"),
    "The program": ("config", "completions", "man"),
}
"""The commands as the help lists them."""

# Known without loading the command line, so that opening two texts need not load it.
COMMANDS = tuple(command for commands in GROUPS.values() for command in commands)
