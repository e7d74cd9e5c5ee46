"""The rules of sourcing, one a file, a folder a family.

To add one, add ``<family>/ccNNN_its_name.py`` and its examples in
``<family>/ccNNN_its_name.toml``; ``claimcheck.rules.rule`` says what they hold.
"""
