export default {
  'nav.channels': '消息通道',
  'bell.title': '通知', 'bell.label': '通知: {unread} 条未读, {asking} 条待确认', 'bell.read_all': '全部已读', 'bell.empty': '没有通知', 'bell.empty_hint': '有与您有关的工单时会在这里提醒', 'bell.asking': '待您确认 {n} 条', 'bell.others': '其他',
  'bell.acknowledge': '知道了, 我来跟进', 'bell.acknowledged': '已确认, 不再重复提醒', 'bell.acknowledged_by': '{name} 已于 {at} 确认', 'bell.rings': '第 {n} 次提醒', 'bell.unread': '未读',
  'choices.title': '通知偏好', 'choices.kinds': '提醒我什么', 'choices.no_kinds': '您的角色没有可选的通知', 'choices.in_app': '应用内提醒', 'choices.robot': '群里点名', 'choices.always': '总是提醒', 'choices.urgent_note': 'P1 特急总会在应用内提醒。填写用户号后可在群里点名。',
  'choices.robot_ids': '我的用户号', 'choices.robot_ids_note': '群机器人点名时使用, 由管理员在企业微信、钉钉或飞书后台查到; 不是电话号码。', 'choices.wecom_id': '企业微信', 'choices.dingtalk_id': '钉钉', 'choices.feishu_id': '飞书',
  'quiet.title': '免打扰时段', 'quiet.from': '免打扰开始', 'quiet.to': '免打扰结束', 'quiet.none': '不设置', 'quiet.note': '时段内只有 P1 特急会响, 其他通知静静留在列表里。',
  'device.title': '这台设备', 'device.sound': '提示音', 'device.notes': '桌面通知 (页面不在前面时)', 'device.allow': '允许', 'device.granted': '已允许', 'device.denied': '浏览器已禁止, 可在浏览器设置中改', 'device.unavailable': '需要 https 才能使用',
  'channel.lead': '把工单消息发到企业微信、钉钉或飞书的工作群。消息不含电话和姓名, 链接不含口令。', 'channel.new': '新建通道', 'channel.edit': '修改 {name}', 'channel.empty': '还没有消息通道', 'channel.empty_hint': '在群里添加自定义机器人, 把它的 Webhook 地址填到这里',
  'channel.no_topics': '没有选任何通知', 'channel.all_priorities': '所有优先级', 'channel.quiet': '{from}–{to} 免打扰', 'channel.off': '停用', 'channel.failing': '有失败', 'channel.sent': '已发送 (24 h)', 'channel.waiting': '待发送', 'channel.failed': '失败 (24 h)', 'channel.last_sent': '最近发送',
  'channel.last_error': '最近错误: {error}', 'channel.paused': '发送过快, 暂停到 {at}', 'channel.test': '发送测试消息', 'channel.retry': '立即重发', 'channel.retried': '{n} 条消息已重新排队', 'channel.delivered': '已送达, 对方回答: ', 'channel.refused': '未送达, 对方回答: ', 'channel.form_note': '优先级都不选等于全部; 免打扰开始与结束相同等于不设置; 连续失败三次的消息转到备用通道。',
  'log.title': '消息记录', 'log.one': '消息', 'log.empty': '还没有消息', 'log.empty_hint': '有通道订阅的事情发生后, 消息会出现在这里', 'log.again': '立即重发', 'log.queued': '已重新排队',
}
