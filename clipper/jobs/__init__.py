"""Whole tasks that window and command line share; no Qt."""
