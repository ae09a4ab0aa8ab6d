"""Tables of sentences with what each should give. Single sentences hang on the language model of the day, so a table
passes where nearly all of its rows do; the rows that fail are named."""

from collections.abc import Iterable


def nearly_all(failed: Iterable[object], of: int, share: float = 0.9) -> None:
    """Fail, naming the rows, where fewer than ``share`` of ``of`` rows held."""
    wrong = [str(row) for row in failed]
    listed = "\n  ".join(wrong)
    assert len(wrong) <= (1 - share) * of + 1e-9, f"{len(wrong)} of {of} rows fail:\n  {listed}"
    if wrong:
        print(f"{len(wrong)} of {of} rows fail, which is let pass:\n  {listed}")
