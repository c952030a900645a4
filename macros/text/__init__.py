"""How are words made?"""
