/** The home page with scripts: photographs on their way, recipes being written. */
export const upload = {
  each: (size: string) => `Each of at most ${size}.`,
  folder: 'A whole folder',
  camera: 'Take a photograph',
  chosen: 'Chosen photographs',
  progress: 'How far it is',
  /** `{…}` is filled in by the browser. */
  state: {
    waiting: 'Waits to be sent, {size}',
    sending: '{sent} of {size}',
    answer: 'Sent, {size}',
    queued: 'Its contact sheet waits its turn',
    place: 'Its contact sheet is number {position} in line',
    processing: 'Its contact sheet is in the tray',
    done: 'On the server, {size}'
  },
  cancel: 'Cancel',
  away: 'Take away',
  silent: 'The server does not answer.',
  kept: 'Your photographs stay on this page and are sent by themselves as soon as it goes on.',
  arrived: 'On the server: {count}.',
  failed: 'Not sent: {count}.',
  left: 'Try those again or take them away, or develop the others.',
  nothing: 'Tick a treatment, or write a recipe.',
  sheetOf: 'On {name}. Each one that you tick gives a print of its own.',
  kinds: {
    tone: 'Tone and colour',
    shape: 'Shape',
    texture: 'Texture',
    sheet: 'Marks and sheets'
  },
  recipes: 'Recipes',
  addRecipe: 'Add a recipe',
  removeRecipe: 'Remove',
  settings: 'Settings',
  byHand: 'Written by hand: these settings no longer change it.',
  treatmentsLead: 'What can be done to a photograph here. Several in a row are a recipe.'
}
