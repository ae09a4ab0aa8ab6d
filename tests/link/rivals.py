"""Two invented outlets on one visit, with hand-made occurrences: words of our own that name real states."""

from dragoman.model import Coded
from dragoman.pipeline import code

HERALD = (
    "North Korea received the Russian defence minister on Tuesday. "
    "The White House called the visit a threat to peace.\n\n"
    "“We will stand by our friends in every storm,” the minister said. "
    "Analysts doubt the so-called “iron alliance”.\n\n"
    "Russia delivered 300 tonnes of grain to North Korea, Ukraine said.\n\n"
    "By Ann Example"
)
COURIER = (
    "The DPRK welcomed the Russian defence minister. "
    "Pyongyang and Moscow signed a pact, and the DPRK thanked Moscow.\n\n"
    "The minister said his country will stand by its friends in every storm. “Nobody will part the two of us again,” "
    "Russia's foreign ministry said.\n\n"
    "Russia delivered 120 tonnes of grain to the DPRK. The regime in Kyiv is angry."
)


def coded() -> tuple[Coded, Coded]:
    """Both articles through the real coder."""
    return (
        code(HERALD, title="Russian minister visits North Korea", published="2031-05-06", source="Herald"),
        code(COURIER, title="A feast of friendship in Pyongyang", published="2031-05-07", source="Courier"),
    )
