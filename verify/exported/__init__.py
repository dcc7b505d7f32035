"""Exported code compiled, run and compared with balls of what was derived."""
