"""Fixtures that several files of this folder ask for."""

from support.brokenrule import pack as pack
from support.foreignfiles import alone as alone
from support.foreignfiles import copy as copy
from support.foreignfiles import few as few
from support.foreignfiles import foreign as foreign
