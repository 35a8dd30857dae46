"""The commands, each the function of its own name in the module of its own name, loaded when it is called."""
