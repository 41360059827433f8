"""The interview as a state machine: it knows what is asked next, and no terminal."""
