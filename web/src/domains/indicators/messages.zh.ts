export default {
  'nav': '指标', 'title': '指标', 'back': '回到全部指标', 'headlines': '主要指标',
  'period': '{period} · {against} {compared}',
  'empty': '没有可以查看的指标', 'nothing': '这个期间没有数据',
  'trend': '走势', 'trend.amounts': '近 12 个月工单量', 'trend.shares': '近 12 个月比率',
  'fact.scope': '范围', 'scoped': '只含您权限范围内的数据', 'fact.definition': '定义', 'fact.source': '数据', 'fact.period': '期间', 'fact.better': '方向', 'better.higher': '越高越好', 'better.lower': '越低越好', 'better.neither': '不分好坏',
  'parts': '分布', 'parts.note': '竖线是总体; 右侧为与总体之差。n 小的只作参考。',
  'hours': '按星期 × 小时 (报修时刻)', 'hours.note': '点一格, 整页只看那个时段。', 'hours.cell': '{day} {hour} 时',
  'weekday.1': '周一', 'weekday.2': '周二', 'weekday.3': '周三', 'weekday.4': '周四', 'weekday.5': '周五', 'weekday.6': '周六', 'weekday.7': '周日',
  'slices': '只看', 'slice.drop': '去掉',
  'rows': '明细', 'rows.all': '全部', 'rows.met': '符合 {n}', 'rows.missed': '不符合 {n}',
  'home.title': '本月', 'home.against': '对比上月同期 {compared}', 'home.all': '全部指标',
}
