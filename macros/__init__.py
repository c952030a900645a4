"""The playbook: structured content, and the macros that render it."""
