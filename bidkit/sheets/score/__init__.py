"""自评得分表: what every scoring item earns us, the price score under the tender's formula, and a what-if over prices.

For the other sheets::

    expected_points(material: Material) -> Forecast

``Forecast.items`` is one ``ItemForecast`` per scoring item in the tender's order (``Forecast.of(criterion_id)`` finds
one, None when there is none): ``low``, ``likely`` and ``high`` in points, ``basis`` in words, ``binding`` with the
criterion and its proofs. ``likely`` is None where nobody can tell yet (「待人评」); low and high are then 0 and full
points. ``Forecast.low``, ``.high`` and ``.full`` are sums; ``.known`` is the sum of every likely that is known,
``.open`` the full points of those that are not, ``.likely`` the total, None while ``open`` is not zero.
``Forecast.gaps`` names what is missing. A table without a price item but with a price rule has one more item whose
id is ``price``.

``make(material)`` returns the sheet itself.
"""

from __future__ import annotations

from bidkit.sheets.score.forecast import Forecast, ItemForecast, expected_points
from bidkit.sheets.score.sheet import make

__all__ = ["Forecast", "ItemForecast", "expected_points", "make"]
