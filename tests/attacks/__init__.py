"""Content that tries to break out: each case of `cases/attacks` in every text of every kind."""
