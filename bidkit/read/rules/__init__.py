"""How a scoring leaf earns its points: its words in pieces, the shape they make, and what each piece asks for."""
