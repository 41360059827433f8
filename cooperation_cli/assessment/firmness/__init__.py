"""How firm a verdict is: what else the same answers could mean, and what little would change them."""
