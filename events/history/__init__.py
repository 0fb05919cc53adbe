"""History: what a row was at each change, who changed it, in words, and the way back."""
