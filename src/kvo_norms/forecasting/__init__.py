"""
When the verdict will change if nobody does anything: every day on which it does, and why.
"""

from kvo_norms.forecasting.looking_ahead import forecast
from kvo_norms.forecasting.result import (
    Cause,
    Forecast,
    ForecastDay,
    NormChange,
    StarChange,
    VerdictChange,
)

__all__ = [
    "Cause",
    "Forecast",
    "ForecastDay",
    "NormChange",
    "StarChange",
    "VerdictChange",
    "forecast",
]
