"""OFD (GB/T 33190): electronic licences, invoices and certificates, drawn as the PDF that evidence is made of."""
