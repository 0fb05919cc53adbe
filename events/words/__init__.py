"""What pages, API and admin say in a reader's language: dates, labels, changes."""
