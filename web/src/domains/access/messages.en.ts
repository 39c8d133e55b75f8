export default {
  'login.title': 'Sign in', 'login.lead': 'Zhongshu · hospital logistics', 'login.user_name': 'User name', 'login.password': 'Password', 'login.code': 'One-time code', 'login.code_help': 'Six digits from your authenticator app', 'login.submit': 'Sign in',
  'login.user_name_missing': 'Enter your user name', 'login.password_missing': 'Enter your password', 'login.code_missing': 'Enter the six digits your authenticator shows', 'login.expired': 'Your session has ended, please sign in again',
  'setup.title': 'Get started', 'setup.lead': 'Two things: the hospital, and its first administrator.', 'setup.hospital_name': 'Hospital', 'setup.name': 'Your name', 'setup.user_name': 'User name', 'setup.password': 'Password', 'setup.again': 'Password again',
  'setup.password_help': 'At least {n} characters, three of: capitals, small letters, digits, signs', 'setup.password_short': 'At least {n} characters', 'setup.again_differs': 'The two passwords differ', 'setup.submit': 'Create and sign in', 'setup.not_needed': 'This hospital is already set up; please sign in.',
}
