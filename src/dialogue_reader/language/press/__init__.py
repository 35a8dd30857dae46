"""How newsrooms write: bylines, datelines, credits, and what their pages say around a report."""
