"""What a buyer may not write, or wrote badly, in the tender's own text: by what a clause is for, then by its words."""
