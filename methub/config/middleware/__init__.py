"""What every request meets before any view sees it, from the street inwards."""
