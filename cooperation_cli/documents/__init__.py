"""The one door in and out: safe reading, strict shapes, atomic writing; nothing else opens a file."""
