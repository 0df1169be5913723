export const common = {
  product: 'Gugus',
  loading: 'Loading …',
  retry: 'Try again',
  unknownPage: 'There is no such page.',
  toOverview: 'To the overview',
  skipToContent: 'Skip to the content',
  menu: 'Menu',
  language: 'Language',
  theme: { light: 'Light colours', dark: 'Dark colours' },
  offline: 'The connection is lost; it comes back by itself.',
  errorTitle: 'That did not work.',
  unreachable: 'The server does not answer. Is it running?',
  signIn: {
    title: 'Sign in',
    hint: 'Open the link that the server printed at its first start, or enter an API key.',
    key: 'API key',
    submit: 'Sign in',
    wrong: 'This key is not valid.',
    signOut: 'Sign out',
  },
  pages: {
    overview: 'Overview',
  },
  columns: {
    created: 'Created',
    rows: 'Rows',
  },
};
