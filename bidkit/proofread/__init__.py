"""What bidkit prints from its data, held against the finished files: every value, row and clause in its place."""
