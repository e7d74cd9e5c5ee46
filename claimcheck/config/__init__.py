"""What a project wants of an audit: which rules, how strict, whose words, which gate."""
