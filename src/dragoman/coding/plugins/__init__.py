"""Plug-ins that come with dragoman; none is imported before the user names it."""
