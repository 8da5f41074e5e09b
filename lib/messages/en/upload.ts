/** Photographs on their way to the server. */
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
  kinds: {
    tone: 'Tone and colour',
    shape: 'Shape',
    texture: 'Texture',
    sheet: 'Marks and sheets'
  },
  treatmentsLead:
    'Everything that can be done to a photograph here. Several in a row make a recipe.'
}
