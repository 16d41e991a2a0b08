"""The search language: tokens, tree, errors with positions."""
