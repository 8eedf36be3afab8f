"""The profiles that come with the product, as the files say them."""

from pathlib import Path

PROFILES = Path(__file__).parents[1] / "profiles"
LANGUAGE = PROFILES / "language.toml"


def shipped_profiles() -> dict[str, str]:
    """The text of each profile by the name of its file: "isle-of-wight"."""
    return {
        path.stem: path.read_bytes().decode()
        for path in sorted(PROFILES.glob("*.toml"))
        if path != LANGUAGE
    }
