"""What the law says as data: texts and articles with where they were seen, standard actions, risks, lead times.

The YAML files under ``data/`` are read by ``load/standards.py`` and ``load/register.py``; a workspace lays its own over
them. Regimes have no names elsewhere: whoever must tell them apart asks ``law.regimes``.
"""
