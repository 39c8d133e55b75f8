export default {
  'hello': 'Hello {name}',
  'nothing': 'Your account has no permissions yet; please ask an administrator.',
}
