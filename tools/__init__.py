"""What the people who build the product use; the product itself never does."""
