"""Rules over the dossier and over the finished documents; pure."""
