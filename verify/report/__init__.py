"""What people look at: the record as JSON, the errata, and the report."""
