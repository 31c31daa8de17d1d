"""What worker processes have in common: the server that they are forked from imports it once."""

import gc

from qmsdocs.batch import workshop
from qmsdocs.model.remembering import MODELS
from qmsdocs.model.rules import load_rulebook

__all__ = ["workshop"]

load_rulebook()
for model in MODELS:
    model.model_rebuild()
gc.collect()
gc.freeze()  # so that the collector of a worker leaves what all share where it is
