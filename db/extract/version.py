"""The extraction's version: a change of it makes a build read every article again."""

VERSION = "rules-1"
