"""`python -m explorer` is `onrecord`."""

from explorer.cli import main

main()
