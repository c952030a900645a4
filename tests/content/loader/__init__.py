"""Tests of the loader, one module for each of its modules."""
