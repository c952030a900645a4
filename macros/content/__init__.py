"""Is what is written right?"""
