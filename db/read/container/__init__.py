"""Files that hold many articles: each gives its members, one after another."""
