"""Name, hash and write the package; the last good one survives a build that dies."""
