"""The figures the README quotes, each beside a peer in the same run."""
