export default {
  'title': 'Parameters', 'lead': 'The numbers a hospital decides itself. Each value holds from a day on; figures of the past keep the value of their time.', 'limits': 'Time limits of repairs', 'edit': 'Change', 'step': 'Step',
  'priority.p1': 'P1 emergency', 'priority.p2': 'P2 urgent', 'priority.p3': 'P3 normal', 'priority.p4': 'P4 planned',
  'step.clock': 'Clock runs', 'step.accept_minutes': 'Accept', 'step.dispatch_minutes': 'Dispatch', 'step.take_minutes': 'Take', 'step.arrive_minutes': 'Arrive', 'step.restore_minutes': 'Restore',
  'from_day': 'From this day on', 'changed': '{n} change || {n} changes', 'will_be': 'from {day}: {value}', 'since': 'since {day}', 'is_default': 'default', 'today': 'Today', 'default': 'Default', 'source': 'Source', 'source_help': 'Paper, contract or meeting, to be found later', 'code': 'Code', 'over_time': 'Over time', 'always': 'At first', 'until': 'until {day}', 'add': 'Set a new value', 'new_value': 'New value', 'add_submit': 'Set', 'withdraw': 'Withdraw',
  'when.past': 'Past', 'when.now': 'In force', 'when.ahead': 'To come', 'group.hospital': 'Hospital', 'group.repair': 'Repair', 'group.messaging': 'Messages', 'group.organization': 'Organization and rosters', 'group.space': 'Places', 'group.security': 'Login and security',
}
