"""The public pages, over programmes built in memory and over real releases."""
