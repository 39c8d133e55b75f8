export default {
  'today': 'Today', 'coverage.title': 'Gaps in today’s roster', 'coverage.none': 'Every post is covered today', 'coverage.gap': '{present} of {needed}', 'coverage.roster': 'Roster',
  'hello': 'Hello {name}',
  'nothing': 'Your account has no permissions yet; please ask an administrator.',
}
