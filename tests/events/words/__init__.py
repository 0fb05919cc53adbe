"""What is said of dates, labels and changes."""
