export default {
  'nav': '基础数据',
  'title': '基础数据',
}
