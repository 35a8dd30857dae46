"""Speed as ratios taken in one run, beside public references; run by hand, never by the tests."""
