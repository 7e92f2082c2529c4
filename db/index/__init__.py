"""What makes search fast at any size: tables derived from the others, which can be dropped and made again."""
