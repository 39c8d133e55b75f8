export default {
  'today': '今日', 'coverage.title': '今天的值班缺口', 'coverage.none': '今天的岗位都有人', 'coverage.gap': '{present} / {needed} 人', 'coverage.roster': '排班',
  'hello': '{name}, 您好',
  'nothing': '您的账号还没有任何权限, 请联系管理员。',
  'steps.lead': '三分钟, 从空白到一家能运转的医院。做完的打勾, 随时可以回来。', 'steps.done': '已完成 {done} / {all}', 'steps.is_done': ' (已完成)', 'steps.is_open': ' (待完成)', 'steps.begin': '开始', 'steps.look': '查看', 'steps.take_catalogue': '采用标准目录', 'steps.catalogue_taken': '已加入 {n} 条', 'steps.stays': '全部完成之前, 首页一直显示这份清单; 其他功能可从左侧导航进入。',
  'step.catalogue': '故障类型、原因、工种、班次', 'step.departments': '科室', 'step.campuses': '院区', 'step.floors': '楼栋与楼层', 'step.rooms': '房间', 'step.crews': '维修班组', 'step.people': '人员', 'step.zones': '责任区', 'step.logins': '同事的登录账号', 'step.codes': '打印房间二维码',
  'help.catalogue': '一键采用多数医院通用的目录, 之后可以增删修改', 'help.departments': '用 xlsx 导入, 或逐个新建', 'help.campuses': '至少一个院区', 'help.floors': '生成、绘制或导入楼层图', 'help.rooms': '随楼层生成, 或用 xlsx 导入', 'help.crews': '谁来修: 班组和它会的工种', 'help.people': '用 xlsx 导入维修人员', 'help.zones': '哪一层归哪个班组', 'help.logins': '至少再给一位同事建账号', 'help.codes': '贴在墙上, 扫码即可报修',
  'count.catalogue': '{count} 种故障类型', 'count.departments': '{count} 个科室', 'count.campuses': '{count} 个院区', 'count.floors': '{count} 个楼层', 'count.rooms': '{count} 个房间', 'count.crews': '{count} 个班组', 'count.people': '{count} 人', 'count.zones': '{count} 个责任区', 'count.logins': '{count} 个账号', 'count.codes': '{count} 个二维码',
}
