"""What the reader does outside its state: the store, the worker, files, dialogs; results come back as commands."""
