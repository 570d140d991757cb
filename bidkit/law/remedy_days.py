"""How many days a supplier has against the tender itself; the days after the opening are ``data/steps.yaml``."""

from __future__ import annotations

CHALLENGE_DAYS = 7
"""Working days to challenge (质疑): 政府采购法 第五十二条, 政府采购法实施条例 第五十三条."""
OBJECTION_DAYS = 10
"""Days before the deadline by which an objection (异议) must be there: 招标投标法实施条例 第二十二条."""
NOTICE_DAYS = 5
"""Working days that a tender notice of government procurement is up: 87号令 第十六条."""
