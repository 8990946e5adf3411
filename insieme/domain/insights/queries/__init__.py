"""Figures, read from the facts."""

from insieme.domain.insights.queries.published import PublishedArea as PublishedArea
from insieme.domain.insights.queries.published import PublishedYear as PublishedYear
from insieme.domain.insights.queries.published import published as published
from insieme.domain.insights.queries.years import FIRST_YEAR as FIRST_YEAR
from insieme.domain.insights.queries.years import AreaFigures as AreaFigures
from insieme.domain.insights.queries.years import Figures as Figures
from insieme.domain.insights.queries.years import Trend as Trend
from insieme.domain.insights.queries.years import YearFigures as YearFigures
from insieme.domain.insights.queries.years import figures_of as figures_of
from insieme.domain.insights.queries.years import names_of_figures as names_of_figures
from insieme.domain.insights.queries.years import trend as trend
