export default {
  'title': '审计', 'empty': '还没有记录', 'nobody': '未登录', 'system': '系统 · {name}', 'only_person': '只看此人', 'became': '改为',
  'filter.actor_name': '谁', 'filter.action': '做了什么', 'filter.entity': '对什么', 'filter.from': '从', 'filter.to': '到',
  'chain.holds': '记录完整: {count} 条连成一链, 没有一条被改过或删过', 'chain.broken': '记录被动过: 从第 {id} 条起与链不符, 请立即调查', 'chain.when': '{at} 校验, 用时 {ms} ms', 'chain.unsealed': '{n} 条待封', 'chain.head': '链尾 {hash}…', 'chain.running': '校验中…', 'chain.again': '重新校验',
  'verb.create': '新建', 'verb.change': '修改', 'verb.import': '导入', 'verb.set': '设置', 'verb.withdraw': '撤回', 'verb.report': '报修', 'verb.rate': '评价', 'verb.add': '添加', 'verb.remove': '移除', 'verb.leave': '请假', 'verb.swap': '换班', 'verb.rotate': '更换', 'verb.members': '调整范围', 'verb.clear': '处理完毕', 'verb.on': '启用', 'verb.off': '关闭', 'verb.password': '重设口令', 'verb.unlock': '解除锁定', 'verb.end_sessions': '退出所有设备',
  'action.access.setup': '首次启用系统', 'action.access.own_password': '修改自己的口令', 'action.access.totp.on': '启用动态码', 'action.access.totp.off': '关闭动态码', 'action.start.catalogue': '采用标准目录', 'action.space.geojson.import': '导入楼层图',
  'robot.demo': '示范数据', 'robot.repair.auto_dispatch': '自动派单', 'robot.repair.auto_confirm': '到期自动确认', 'robot.repair.auto_file': '自动归档', 'robot.repair.escalate': '超时升级',
  'entity.job_run': '后台任务', 'field.added': '新增', 'field.created': '新增', 'field.updated': '更新', 'field.floors': '楼层数', 'field.rooms': '房间数', 'field.name': '名称', 'field.runs': '次数', 'field.day': '日期', 'field.from': '从', 'field.to': '到', 'field.entries': '班次', 'field.person_id': '人员号', 'field.replacement_id': '替班班次',
}
