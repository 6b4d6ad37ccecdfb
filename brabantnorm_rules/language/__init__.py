"""Dutch and English wording of outcomes, operators and diagnostics; a norm's own texts stay in the norm."""
