"""The finders behind weak_points.py, one sort of weakness a file; each reads the dossier and nothing else."""
