"""What the API says of each thing: one plain serializer per struct."""
