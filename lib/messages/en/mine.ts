/** The page of what this browser sent. */
export const mine = {
  title: 'My images',
  lead: 'Photographs sent from this browser. The list is stored only here.',
  needsScript: 'This list is stored in your browser. Turn on JavaScript to see it.',
  none: 'Nothing has been sent from this browser, or everything has expired.',
  ready: '{count} ready',
  waiting: '{count} in progress',
  failed: '{count} failed',
  forget: 'Clear list',
  forgetHint: 'The photographs themselves stay until they expire.'
}
