"""What a person touches: commands and screens."""
