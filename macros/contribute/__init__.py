"""How does an answer become a file?"""
