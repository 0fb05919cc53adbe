"""The REST API: released programmes as data."""
