/** The page of what this browser sent. */
export const mine = {
  title: 'My images',
  lead: 'What was sent from this browser and is still kept. The list lies in this browser alone: no server has it, and nobody else sees it.',
  needsScript: 'The list lies in the browser, which shows it with JavaScript only.',
  none: 'Nothing was sent from this browser, or its time is over.',
  ready: '{count} ready',
  waiting: '{count} under way',
  failed: '{count} failed',
  forget: 'Forget the list',
  forgetHint: 'The images stay where they are until their time is over.'
}
