"""What lies on the disk between runs: written whole, found by content, readable by its owner, never trusted blindly."""
