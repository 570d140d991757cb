"""The sheets around the bid, made from the same facts as the package: questions, points, plan, seals, risks."""
