"""How does it all become a site?"""
