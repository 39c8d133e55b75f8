export default {
  'title': 'Jobs', 'attention': 'Needs attention', 'fine': 'All {n} jobs are fine', 'failed': '{n} run failed, the last at {at} || {n} runs failed, the last at {at}', 'clear': 'Dealt with', 'run': 'Run now', 'asked': '“{job}” is about to run',
  'daily': 'daily at {n}', 'monthly': 'monthly {n}', 'every_minutes': 'every {n} min', 'every_seconds': 'every {n} s', 'last_due': 'Last looked', 'last_success': 'Last did something', 'done_day': 'Done in 24 h', 'duration': 'Took', 'runs': 'Runs', 'no_runs': 'No runs yet', 'no_runs_hint': 'Runs with nothing to do leave no record.',
  'outcome.ok': 'Succeeded', 'outcome.failed': 'Failed', 'outcome.cleared': 'Failed · dealt with',
}
