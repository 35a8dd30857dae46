"""Many documents: those that report one event, found by tasks in worker processes, here or on a cluster."""
