export default {
  'hello': '{name}, 您好',
  'nothing': '您的账号还没有任何权限, 请联系管理员。',
}
