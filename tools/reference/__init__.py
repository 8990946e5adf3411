"""Scripts that make the reference data at development time: the product never runs them."""
