"""Papers that are made for somebody, kept under seal for a while, and fetched by nobody else."""
