"""The database backend for our own PostgreSQL: it is started when first connected to."""
