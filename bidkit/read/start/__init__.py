"""Starting a tender from the buyer's document: a draft tender.yaml and bid.yaml, with the forms as templates."""
