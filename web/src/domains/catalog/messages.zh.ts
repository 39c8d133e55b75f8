export default {
  'title': '参数', 'lead': '医院自己决定的数字。每个值从某一天起生效, 过去的指标仍按当时的值计算, 不会被改写。', 'limits': '维修时限', 'edit': '修改', 'step': '环节',
  'priority.p1': 'P1 紧急', 'priority.p2': 'P2 较急', 'priority.p3': 'P3 一般', 'priority.p4': 'P4 计划',
  'step.clock': '计时方式', 'step.accept_minutes': '受理', 'step.dispatch_minutes': '派单', 'step.take_minutes': '接单', 'step.arrive_minutes': '到场', 'step.restore_minutes': '恢复',
  'from_day': '从这一天起', 'changed': '改动 {n} 项', 'will_be': '{day} 起为 {value}', 'since': '自 {day}', 'is_default': '默认值', 'today': '今天的值', 'default': '默认值', 'source': '依据', 'source_help': '文件、合同或会议, 日后可查', 'code': '代码', 'over_time': '各时期的值', 'always': '最初', 'until': '到 {day}', 'add': '设置新值', 'new_value': '新值', 'add_submit': '设置', 'withdraw': '撤回',
  'when.past': '已过期', 'when.now': '生效中', 'when.ahead': '将生效', 'group.hospital': '医院', 'group.repair': '维修', 'group.messaging': '消息', 'group.organization': '组织与排班', 'group.space': '空间', 'group.security': '登录与安全',
}
