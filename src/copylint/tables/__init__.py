"""What the installation ships to be read, and how it is read."""
