"""Articles in every style a user brings, each with what is to be found in it."""
