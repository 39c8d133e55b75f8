export default {
  'nav': '设备可靠性', 'title': '设备可靠性与更新', 'empty': '还没有评估', 'empty_hint': '设备建档后每小时评估一次', 'picture': '使用年数与老化', 'picture_label': '{n} 台设备: 使用年数与老化分', 'measure': '纵轴', 'measure.score': '老化分',
  'measure.failures': '12 个月故障', 'axis.age': '使用年数', 'line.renew': '更新线', 'line.overhaul': '大修线', 'advice.keep': '继续使用', 'advice.overhaul': '大修或列预算', 'advice.renew': '建议更新', 'undated': '{n} 台没有启用日期, 不在图上',
  'list': '更新建议 (由高到低)', 'groups': '期间可靠性', 'groups_hint': '故障 = 期间内开始的故障停机。没有故障时 MTBF 写“≥ 运行时间”。时间完好率 = 1 − 停机 ÷ 应工作时间。', 'by': '分组', 'by.type': '设备类型', 'by.class': '设备分类', 'by.department': '科室', 'all': '全部',
  'none': '未归类', 'at_least': '≥ {hours} h', 'column.devices': '台数', 'column.failures': '故障', 'column.mtbf': 'MTBF', 'column.mttr': 'MTTR', 'column.availability': '可用率', 'column.intact_time': '时间完好率',
  'column.intact_spot': '现时完好率', 'column.compliance': '保养按期率', 'term.age': '使用年数', 'term.failures': '12 个月故障', 'term.cost': '维修费占原值', 'term.availability': '可用率', 'term.parts': '备件断供', 'term.safety': '安全或淘汰',
  'unknown': '无记录', 'card': '老化与更新', 'lines': '≥ {renew} 更新 · ≥ {overhaul} 大修', 'known': '有依据的权重 {n} / 100, 无记录的按 0 计', 'availability': '可用率', 'hours_by': '运行时间依据', 'by_counter': '运行小时表 (运行 {share} %)', 'by_calendar': '按日历',
  'risk': '风险与建议周期', 'risk_text': '{score} 分 {label} · 每 {months} 个月', 'cost': '全寿命费用', 'cost.price': '购置', 'cost.parts': '维修材料', 'cost.repair_labour': '维修工时', 'cost.maintenance_labour': '保养工时', 'cost.outside': '检验检定',
  'net_value': '账面净值', 'missing': '未计入:', 'comma': '、', 'missing.price': '没有购置价', 'missing.in_service_on': '没有启用日期', 'missing.judgement': '备件与安全未鉴定', 'missing.labour': '{n} 张维修单没填工时', 'missing.vendor_bills': '{n} 张外修单的费用没有记录',
  'missing.maintenance_parts': '{n} 次保养的备件没有记录', 'judged': '{name} {day} 鉴定: {note}', 'judge.open': '鉴定', 'judge.title': '设备鉴定', 'judge.parts': '备件断供 (100 % = 厂家停供)', 'judge.safety': '安全隐患或技术淘汰', 'judge.cost': '重置价 (元, 空 = 按购置价)', 'judge.note': '依据',
  'judge.save': '保存', 'judge.close': '取消', 'judge.saved': '已鉴定, 老化分已更新', 'repair.title': '修还是换?', 'repair.cost': '本次维修费 (元)', 'repair.replacement': '重置价 (元)', 'repair.replacement_hint': '空 = 按鉴定或购置价', 'repair.ask': '算一算',
  'repair.repair': '值得修', 'repair.replace': '建议更换', 'repair.unknown': '无法判断', 'repair.why': '单次维修上限 {limit} = {share} % × 重置价 {replacement} × 剩余寿命 {remaining} %。', 'repair.beyond': '已超使用年限, 剩余寿命按最低值计。', 'repair.unknown_why': '缺启用日期或重置价。', 'repair.so_far': '已累计维修 {cost}', 'repair.by.given': '重置价为填写值',
  'repair.by.judgement': '重置价来自鉴定', 'repair.by.price': '重置价按购置价',
}
