"""How the database of quotes is made and asked."""
