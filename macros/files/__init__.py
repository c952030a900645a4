"""Which files does a reader take away?"""
