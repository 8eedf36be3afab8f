"""What stops a load on its way, in words. Its files are kept: nothing is wrong with them."""


class MergedMeanwhile(Exception):
    """Two records of these children became one, or one became two, while the files were read."""

    def __str__(self) -> str:
        return type(self).__doc__ or ""
