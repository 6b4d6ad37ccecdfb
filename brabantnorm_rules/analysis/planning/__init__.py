"""Planning: what would have rules met that are not: to look up, to do or to wait for, each tried on the dossier."""
