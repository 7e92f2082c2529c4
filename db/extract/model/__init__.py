"""The learned attribution: which words report, what they report and whose words they are."""
