"""Learning: weights for the attribution from articles that people annotated. Needs the extra `train`."""
