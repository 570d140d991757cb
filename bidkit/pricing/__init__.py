"""Price arithmetic under a tender's rule: points, deductions, abnormally low prices. Pure; Decimal throughout.

- ``contest.score_prices(rule, contest)`` gives every offer its points or rank, with the benchmark and its set;
- ``policy.entitlement(rule, standing)`` says which deductions a bidder may claim, ``policy.adjust`` applies them;
- ``abnormal.tripwires(...)`` says below which prices an explanation is due;
- ``expression`` reads a formula that the tender writes itself.

Nothing here knows a library, a sheet or a date other than those it is given.
"""
