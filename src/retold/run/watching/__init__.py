"""Watch sources: fetch what is new, keep it in an archive beside the library, read it."""

from retold.inbox.net import Limits
from retold.run.watching.rounds import Watched, Watching, watch

__all__ = ["Limits", "Watched", "Watching", "watch"]
