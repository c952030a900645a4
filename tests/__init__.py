"""Tests; a case is a folder below `cases/`, an assertion is a whole value."""
