export default {
  'nav': 'Indicators', 'title': 'Indicators', 'back': 'Back to all indicators', 'headlines': 'Headline figures',
  'period': '{period} · {against}: {compared}',
  'empty': 'There are no indicators for you', 'nothing': 'No data in this period',
  'trend': 'Course', 'trend.amounts': 'Orders, last 12 months', 'trend.shares': 'Rates, last 12 months',
  'fact.scope': 'Scope', 'scoped': 'Only what you may see', 'fact.definition': 'Definition', 'fact.source': 'Rows', 'fact.period': 'Period', 'fact.better': 'Direction', 'better.higher': 'Higher is better', 'better.lower': 'Lower is better', 'better.neither': 'Neither is better',
  'parts': 'Breakdown', 'parts.note': 'The line marks the whole; on the right the difference from it. Small n are only a hint.',
  'hours': 'By weekday and hour of the report', 'hours.note': 'Click a cell to look at that hour only.', 'hours.cell': '{day} {hour}:00',
  'weekday.1': 'Mon', 'weekday.2': 'Tue', 'weekday.3': 'Wed', 'weekday.4': 'Thu', 'weekday.5': 'Fri', 'weekday.6': 'Sat', 'weekday.7': 'Sun',
  'slices': 'Only', 'slice.drop': 'remove',
  'rows': 'Rows', 'rows.all': 'All', 'rows.met': 'Counting {n}', 'rows.missed': 'Not counting {n}',
  'home.title': 'This month', 'home.against': 'against the same days of last month, {compared}', 'home.all': 'All indicators',
}
