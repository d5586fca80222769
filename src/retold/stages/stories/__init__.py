"""Which reports tell one continuing matter: marks, pair scores, stories with their episodes."""

from retold.stages.stories.group import find_stories
from retold.stages.stories.marks import mark_profile
from retold.stages.stories.pairs import compare_profiles

__all__ = ["compare_profiles", "find_stories", "mark_profile"]
