/** The page that asks for a key. */
export const key = {
  title: 'Key',
  heading: 'This darkroom needs a key',
  lead: 'Enter it once; this browser stays signed in for seven days.',
  key: 'Key',
  keyHint: 'You get one from whoever runs this server.',
  enter: 'Enter',
  wrong: 'This key is not known here.',
  ended: 'Your session has ended. Enter the key again.',
  signedInAs: (name: string) => `You are signed in with the key “${name}”.`,
  leave: 'Log out'
}
