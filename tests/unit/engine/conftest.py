"""What the tests of the engine share."""

from support.brokenrule import pack as pack
