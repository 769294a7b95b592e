"""Copies of papers with what a check finds written beside their words."""
