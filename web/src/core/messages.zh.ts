export default {
  'error.invalid': '填写的内容有误',
  'error.unauthenticated': '请先登录',
  'error.forbidden': '您没有此操作的权限',
  'error.not_found': '没有找到',
  'error.conflict': '当前状态不允许此操作',
  'error.stale': '内容已被他人修改',
  'error.too_many': '操作太频繁, 请稍后再试',
  'error.too_large': '内容太大',
  'error.unavailable': '服务暂时不可用, 请稍后再试',
  'error.timeout': '服务器没有及时回应',
  'error.internal': '服务器出错了',
  'error.network': '连不上服务器, 请检查网络',
}
