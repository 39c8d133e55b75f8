export default {
  'today': '今日', 'coverage.title': '今天的值班缺口', 'coverage.none': '今天的岗位都有人', 'coverage.gap': '{present} / {needed} 人', 'coverage.roster': '排班',
  'hello': '{name}, 您好',
  'nothing': '您的账号还没有任何权限, 请联系管理员。',
}
