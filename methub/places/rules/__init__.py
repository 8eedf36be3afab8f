"""Where things are and how far apart: pure, in metres of the British National Grid."""
