export default {
  'nav': 'Master data',
  'title': 'Master data',
}
