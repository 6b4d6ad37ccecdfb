"""What a norm is: frozen values for its rules, conditions, parameters and fact types."""
