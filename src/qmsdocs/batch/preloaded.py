"""What worker processes have in common: the server that they are forked from imports it once."""

import gc

from qmsdocs.batch import workshop
from qmsdocs.model.agency import AgencyProfile
from qmsdocs.model.procedure import ProcedureFile
from qmsdocs.model.rules import load_rulebook
from qmsdocs.model.year import YearProfile

__all__ = ["workshop"]

load_rulebook()
for model in (AgencyProfile, YearProfile, ProcedureFile):
    model.model_rebuild()
gc.freeze()  # so that the collector of a worker leaves what all share where it is
