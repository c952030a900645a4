"""How does an issue ask for a contribution, and what does its text mean?"""
