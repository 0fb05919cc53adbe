"""A list's file, changed in a spreadsheet program, back into the list: planned, then written."""
