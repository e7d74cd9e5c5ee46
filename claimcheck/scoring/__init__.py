"""What an audit adds up to: the ledger of sources and the attribution score."""
