export default {
  'title': '后台任务', 'attention': '需要处理', 'fine': '{n} 项任务都正常', 'failed': '{n} 次运行失败, 最近一次 {at}', 'clear': '已处理', 'run': '立即运行', 'asked': '「{job}」马上开始运行',
  'daily': '每天 {n}', 'monthly': '每月 {n}', 'every_minutes': '每 {n} 分钟', 'every_seconds': '每 {n} 秒', 'last_due': '最近检查', 'last_success': '最近有效运行', 'done_day': '24 小时完成', 'duration': '最近用时', 'runs': '运行记录', 'no_runs': '还没有运行记录', 'no_runs_hint': '没有事情可做的运行不留记录。',
  'outcome.ok': '成功', 'outcome.failed': '失败', 'outcome.cleared': '失败 · 已处理',
}
