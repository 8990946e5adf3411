"""The organisations that work together, their agreements, and who works for them."""
