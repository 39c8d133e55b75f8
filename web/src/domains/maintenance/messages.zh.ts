export default {
  'nav': '设备保养', 'views': '查看', 'view.board': '看板', 'view.all': '全部', 'empty': '没有保养工单', 'board_empty': '没有待做的保养', 'board_empty_hint': '到期前 14 天按保养手册自动生成', 'group_empty': '没有',
  'group.overdue': '已逾期', 'group.window': '已到期, 窗口内', 'group.week': '7 天内', 'group.later': '以后',
  'overdue': '已逾期', 'in_window': '已到期', 'due_on': '{day} 到期', 'planned_on': '计划 {day}', 'nobody': '未指派', 'minutes': '{n} 分钟', 'edition': '第 {n} 版', 'off': '停用',
  'trade': '工种', 'skills': '资质', 'tools': '工具', 'parts': '备件', 'person': '保养人', 'crew': '班组', 'vendor': '维保单位', 'department': '科室', 'labour': '工时', 'signature': '签名', 'list': '检查项',
  'date.due': '应做', 'date.planned': '计划', 'date.done': '完成', 'result': '结论', 'compliant': '窗口内完成', 'not_compliant': '窗口外完成', 'excluded_because': '不计入: {why}', 'became_repair': '已转维修', 'not_open': '这张工单现在不用做:', 'finish': '完成保养', 'raise_repair': '{n} 项异常转维修工单',
  'manuals': '保养手册', 'types': '设备类型', 'no_types': '还没有设备类型', 'no_manual': '无手册', 'type_counts': '{activities} 项 · {devices} 台', 'no_activities': '这类设备还没有保养项目', 'no_activities_hint': '点“新增项目”, 或采用标准手册', 'take_standard': '采用标准手册', 'standard_added': '新增 {n} 个保养项目', 'new_activity': '新增项目', 'edit': '修改', 'edit_tasks': '改检查项', 'window_help': '0 = 周期的 10 %, 至少 3 天',
  'interval.day': '每 {n} 天', 'interval.month': '每 {n} 个月', 'interval.year': '每 {n} 年', 'interval.counter': '每 {every}', 'interval.condition': '按状态: {what}',
  'kind.pass_fail': '合格/不合格', 'kind.number': '读数', 'kind.meter': '计数器', 'kind.choice': '选项', 'kind.photo': '拍照', 'kind.text': '文字',
  'task.pass': '合格', 'task.fail': '不合格', 'task.none': '未做', 'task.abnormal': '异常', 'task.too_low': '异常: 应不低于 {low}', 'task.too_high': '异常: 应不高于 {high}', 'task.range': '正常 {range}', 'task.say_why': '请说明为什么没做', 'task.not_a_number': '请填数字', 'task.note': '异常说明', 'task.note_of': '{title}: 说明', 'task.cannot': '做不了', 'task.cannot_of': '{title}: 做不了',
  'editor.kind': '类型', 'editor.title': '项目', 'editor.low': '下限', 'editor.high': '上限', 'editor.counter': '测量量', 'editor.counter_hint': '填设备点位的测量量代码(如 o2_purity)，巡检读数会记入该点位；计数器填 running_hours 等', 'editor.unit': '单位', 'editor.choices': '选项, 逗号分开', 'editor.normal': '正常的选项', 'editor.hint': '提示', 'editor.needed': '必填', 'editor.up': '第 {n} 项上移', 'editor.down': '第 {n} 项下移', 'editor.drop': '删除第 {n} 项', 'editor.add': '加一项', 'editor.save': '存为新版', 'editor.saved': '已存为新版, 以前的工单不变',
  'device_title': '保养与巡检', 'device_empty': '还没有保养和巡检记录', 'device_rounds': '最近巡检',
}
