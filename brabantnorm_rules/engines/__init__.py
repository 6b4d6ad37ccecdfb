"""Engines: they answer, for each record, which role it can play in each check; one port, interchangeable."""
