"""The reader in a browser: a server between a terminal in JavaScript and readers, a process for each open page."""
