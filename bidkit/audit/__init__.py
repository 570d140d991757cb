"""Look at finished files that people have edited, or that bidkit never made. Owns reading them as volumes."""
