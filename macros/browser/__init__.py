"""What does the browser's code know of Python?"""
