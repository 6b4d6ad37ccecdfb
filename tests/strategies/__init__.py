"""Generators of norms, facts and dates, so that most questions are decided and every operator is met often."""
