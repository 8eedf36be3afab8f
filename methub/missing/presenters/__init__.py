"""An episode and its thresholds, in words."""

from methub.missing.presenters.episode import EpisodePage, episode_page
from methub.missing.presenters.headline import headline, standing
from methub.missing.presenters.threshold import ThresholdPage, threshold_page

__all__ = [
    "EpisodePage",
    "ThresholdPage",
    "episode_page",
    "headline",
    "standing",
    "threshold_page",
]
