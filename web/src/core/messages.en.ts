export default {
  'error.invalid': 'Something filled in is not right',
  'error.unauthenticated': 'Please sign in first',
  'error.forbidden': 'You may not do this',
  'error.not_found': 'Not found',
  'error.conflict': 'Not possible in the present state',
  'error.stale': 'Somebody else changed this meanwhile',
  'error.too_many': 'Too many tries, please wait a little',
  'error.too_large': 'Too large',
  'error.unavailable': 'The service is not available just now, please try later',
  'error.timeout': 'The server did not answer in time',
  'error.internal': 'The server met an error',
  'error.network': 'The server cannot be reached; check the network',
}
