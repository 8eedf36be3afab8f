"""Services for children, families and those around them: asked for, accepted, worked, ended."""
