/** The photograph on its stage, where every change is seen at once. */
export const studio = {
  take: 'Take away',
  ways: {
    picture: 'Copy picture',
    share: 'Share',
    link: 'Copy link',
    html: 'Copy HTML',
    curl: 'Copy curl',
    recipe: 'Copy recipe'
  },
  one: 'Only this one',
  /** The script fills in {count}. */
  all: 'Develop all {count}',
  prints: 'Prints',
  original: 'Original',
  hold: 'Hold to see the original',
  sample: 'Try a sample photograph',
  before: 'Before',
  after: 'After: thermal',
  beforeAndAfter: 'A cat, half of it as photographed, half as a thermal camera would show it',
  add: 'Add photographs',
  /** What the stage says; `{…}` is filled in by the browser. */
  said: {
    adding: 'Uploading {n} of {of}…',
    sending: 'Uploading. Changes show once it is there.',
    size: 'The print will be {size} pixels.',
    approximate: 'The print will be {size} pixels. Approximate at this size: {steps}.',
    away: 'The server is not responding. The preview follows once it is back.',
    nothing: 'Add a treatment first.',
    waiting: 'Developing…',
    ready: '{label}: {size} pixels, {format}, {bytes}.',
    unseen: 'Browsers cannot show this format: the preview follows as soon as it is made.'
  }
}
