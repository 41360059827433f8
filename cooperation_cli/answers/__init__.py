"""What one respondent said, and the readings that scoring works on."""
