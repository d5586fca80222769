"""What Retold knows, as frozen values, and what a stage is.

A `Report` and a `Judgement` are given; every other value is derived from them and names the place
it was read from. Places count Unicode code points of `Report.text`, from 0, half open:
`text[start:end]` is always the words shown. Days are ISO 8601 (`2024-03-09`), intervals of days
and of numbers include both ends.
"""

from retold.model.across import (
    Appearance,
    Bound,
    Change,
    Copy,
    Descent,
    Discrepancy,
    Episode,
    Event,
    Failure,
    Given,
    Link,
    Origin,
    Person,
    Placement,
    Reading,
    Row,
    Story,
    Utterance,
)
from retold.model.given import (
    Judgement,
    Precision,
    Region,
    Report,
    Role,
    content_id,
)
from retold.model.stage import (
    ANYHOW,
    Family,
    Key,
    Reach,
    Stage,
)
from retold.model.within import (
    Block,
    Date,
    Mark,
    Mention,
    Naming,
    Placed,
    Profile,
    Quotation,
    Sentence,
    Statement,
)

__all__ = [
    "ANYHOW",
    "Appearance",
    "Block",
    "Bound",
    "Change",
    "Copy",
    "Date",
    "Descent",
    "Discrepancy",
    "Episode",
    "Event",
    "Failure",
    "Family",
    "Given",
    "Judgement",
    "Key",
    "Link",
    "Mark",
    "Mention",
    "Naming",
    "Origin",
    "Person",
    "Placed",
    "Placement",
    "Precision",
    "Profile",
    "Quotation",
    "Reach",
    "Reading",
    "Region",
    "Report",
    "Role",
    "Row",
    "Sentence",
    "Stage",
    "Statement",
    "Story",
    "Utterance",
    "content_id",
]
