"""Design-system fields, components, page frame: how things look, written once."""
