"""How one number was reached, in steps that a pencil can follow."""
