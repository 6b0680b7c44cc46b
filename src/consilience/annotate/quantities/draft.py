"""A quantity in the making."""

from __future__ import annotations

from dataclasses import dataclass

from consilience.annotate.quantities.scan import Amount
from consilience.model.numbers import Number


@dataclass(slots=True)
class Draft:
    """One number with what is known of it so far.

    Attributes:
        amount: the number as it stands in the text.
        inside: its tokens.
        unit: what it is measured in, or "".
        noun: what is counted, without what befell it ("people"), or None.
        fate: what befell what is counted ("killed"), or None.
        previous: the earlier value of a change.
    """

    amount: Amount
    inside: range
    unit: str = ""
    noun: str | None = None
    fate: str | None = None
    previous: Number | None = None

    @property
    def is_bare(self) -> bool:
        """Whether nothing says what the number is of."""
        return not self.unit and not self.noun and not self.fate and self.amount.kind not in ("times", "fraction")

    @property
    def counts(self) -> str | None:
        """What is counted, in words: "killed people"; None if nothing is named."""
        if self.fate and self.noun and self.fate not in self.noun.split():
            return f"{self.fate} {self.noun}"
        return self.noun or self.fate
