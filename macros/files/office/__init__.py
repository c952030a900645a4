"""Which files open in an office program? Word, Excel and PowerPoint."""
