"""Speed claims, each as a ratio within one run: the machine's clock is shared and noisy."""
