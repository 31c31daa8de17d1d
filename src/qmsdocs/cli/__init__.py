"""The command line, one command a file."""

import atexit
import gc

# What is imported and made holds few circles: looking for them may be seldom, at the end never.
gc.set_threshold(500_000, 20, 50)
atexit.register(gc.freeze)
