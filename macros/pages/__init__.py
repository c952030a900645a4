"""Which pages are there, and what do they show?"""
