export default {
  'nav': '基础数据',
  'title': '基础数据',
  'import': '导入', 'import_title': '导入{label}', 'template': '下载模板', 'template_lead': '按模板填写, 或用导出的文件修改后传回。按代码对应: 已有的更新, 没有的新增。',
  'drop': '把 xlsx 或 csv 文件拖到这里', 'choose': '选择文件', 'other_file': '换一个文件', 'busy_check': '逐行检查中, 还没有保存任何内容…', 'busy_import': '导入中…', 'wrong_type': '请选择 xlsx 或 csv 文件', 'too_large': '文件超过 32 MB, 请拆分后导入', 'empty_file': '文件是空的',
  'count.created': '新增', 'count.changed': '更新', 'count.unchanged': '不变', 'count.wrong_rows': '有错', 'verdict.applied': '已全部导入', 'verdict.wrong': '{n} 行有错, 一行也不会导入; 改好后再传一次', 'verdict.ready': '检查通过, 可以导入', 'verdict.same': '与现有数据完全相同, 没有要导入的',
  'unknown_columns': '不认识的列, 不会读取: {names}', 'row': '行', 'errors': '错误', 'first_errors': '只列出前 {shown} 处, 共 {all} 处; 全部见标错的文件', 'marked': '下载标错的文件', 'apply': '导入 {n} 行', 'imported': '已导入 {n} 行',
}
