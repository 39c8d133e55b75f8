export default {
  'login.title': '登录', 'login.lead': '中枢 · 医院后勤', 'login.user_name': '登录名', 'login.password': '口令', 'login.code': '动态码', 'login.code_help': '打开验证器应用, 输入 6 位数字', 'login.submit': '登录',
  'login.user_name_missing': '请输入登录名', 'login.password_missing': '请输入口令', 'login.code_missing': '请输入验证器显示的 6 位数字', 'login.expired': '登录已过期, 请重新登录',
  'setup.title': '开始使用', 'setup.lead': '两步: 医院名称, 第一位管理员。', 'setup.hospital_name': '医院名称', 'setup.name': '您的姓名', 'setup.user_name': '登录名', 'setup.password': '口令', 'setup.again': '再输一次口令',
  'setup.password_help': '至少 {n} 个字符, 大小写字母、数字、符号取三类', 'setup.password_short': '口令至少 {n} 个字符', 'setup.again_differs': '两次输入的口令不同', 'setup.submit': '创建并登录', 'setup.not_needed': '系统已经启用, 请直接登录。',
}
