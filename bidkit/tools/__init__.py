"""External programs behind one door: probe, run, and what each program is for."""
