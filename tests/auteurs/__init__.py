"""The pages for authors, which are carried out as they stand."""
