"""What a buyer may not write, or wrote badly, found in the tender's own text; by what a clause is for, never by words alone."""
