"""`python -m explorer` is `onrecord`."""

from explorer.start import main

main()
