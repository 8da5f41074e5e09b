/** The home page with scripts: photographs on their way, recipes being written. */
export const upload = {
  each: (size: string) => `Up to ${size} each.`,
  folder: 'Choose a folder',
  camera: 'Take a photograph',
  chosen: 'Chosen photographs',
  progress: 'Upload progress',
  /** `{…}` is filled in by the browser. */
  state: {
    waiting: 'Waiting to upload, {size}',
    sending: '{sent} of {size}',
    answer: 'Sent, {size}',
    done: 'Uploaded, {size}'
  },
  cancel: 'Cancel',
  away: 'Remove',
  silent: 'The server is not responding.',
  kept: 'Your photographs stay on this page and are sent automatically once it is back.',
  arrived: '{count} uploaded.',
  failed: '{count} uploaded, {failed} failed. Retry or remove those, or develop the rest.',
  nothing: 'Tick a treatment or write a recipe.',
  sheetOf: 'Previews of {name}. Each box you tick makes a separate print.',
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
  byHand: 'Edited by hand: these settings no longer apply.',
  treatmentsLead:
    'Everything that can be done to a photograph here. Several in a row make a recipe.'
}
