export default {
  'nav': '点位', 'title': '点位', 'point': '点位', 'search': '按名称、代码、设备查找', 'none': '还没有点位', 'none_hint': '网关送来的数据先进入“未识别序列”，在那里一步建成点位。',
  'new': '新建点位', 'edit': '修改', 'count': '{n} 个点位', 'left': '还有 {n} 个未显示, 请搜索', 'attention': '{n} 个需要留意', 'newest': '最新值', 'at': '时间', 'day': '近 24 小时', 'day_of': '{name} 近 24 小时的小时平均',
  'reason.none': '正常', 'reason.no_data': '没有数据', 'reason.stale': '数据中断', 'reason.out_of_range': '超出量程', 'reason.flat': '数值不变', 'only_attention': '只看需要留意的',
  'trend': '趋势', 'trend.none': '这段时间没有读数', 'trend.none_hint': '换一段时间看看。', 'trend.mean': '平均', 'trend.band': '最小 – 最大', 'trend.facts': '{from} 至 {to} · 每步 {step} · n = {n}', 'trend.closer_hint': '点图上一处可放大',
  'span': '时间跨度', 'span.hour': '1 小时', 'span.day': '1 天', 'span.week': '7 天', 'span.month': '30 天', 'span.year': '1 年', 'span.years': '5 年', 'earlier': '往前', 'later': '往后', 'farther': '缩小', 'now': '到现在',
  'unknown.first': '先显示前 {n} 条, 处理后会显示其余的', 'unknown.title': '未识别序列', 'unknown.open': '未识别序列', 'unknown.intro': '网关送来、还不属于任何点位的数据。读数已经保留，建成点位后一并归入。', 'unknown.waiting': '等待处理', 'unknown.ignored': '已忽略', 'unknown.none': '没有等待处理的序列', 'unknown.none_hint': '网关送来新的数据时，会出现在这里。', 'unknown.none_ignored': '没有忽略的序列',
  'unknown.map': '建成点位', 'unknown.ignore': '忽略', 'unknown.notice': '重新留意', 'unknown.mapped': '已归入点位 {name}', 'unknown.first_seen': '首次收到 {at}', 'unknown.to_existing': '或归入已有的点位', 'unknown.existing': '已有点位', 'unknown.give': '归入', 'unknown.count': '{n} 个序列',
}
