"""Each address of the API: what it takes, and what it answers from the newest release."""
