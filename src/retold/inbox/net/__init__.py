"""The one place that touches the network: addresses that are allowed, one request, polite visits.

Nothing else in Retold opens a connection, and only `retold watch` calls this.
"""

from retold.inbox.net.exchange import SOFTWARE, Ask, Clock, Exchange, Limits
from retold.inbox.net.visits import Visitor, refusal

__all__ = ["SOFTWARE", "Ask", "Clock", "Exchange", "Limits", "Visitor", "refusal"]
