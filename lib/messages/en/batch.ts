/** The page of a batch: images that were sent together. */
export const batch = {
  photographs: (count: number) => (count === 1 ? '1 photograph' : `${count} photographs`),
  gone: (count: number) =>
    count === 1
      ? '1 photograph in this batch was erased or has expired.'
      : `${count} photographs in this batch were erased or have expired.`,
  empty: 'No photographs are left.',
  retryAll: 'Retry all that failed',
  cancel: 'Cancel',
  zip: 'Download all as ZIP',
  zipOf: (label: string) => `${label} only, as ZIP`,
  shown: 'Print shown',
  first: 'First finished print',
  beside: 'Beside it',
  nothing: 'Nothing',
  show: 'Show',
  choose: (name: string) => `Choose ${name}`,
  /** The script fills in {count}. */
  chosen: '{count} chosen',
  erasingChosen: {
    erase: 'Erase these',
    eraseQuestion: 'Erase these photographs and all their prints?',
    eraseConfirm: 'Erase them'
  },
  zipHint: 'All finished prints, with a list of every print.',
  another: 'Another print of each',
  anotherHint: 'Of all these photographs, or only of those you choose; no need to send them again.',
  choice: 'Print',
  none: 'None of these',
  orWrite: 'Or a recipe of your own',
  erasing: {
    erase: 'Erase all these photographs',
    eraseQuestion: 'Erase all photographs of this batch and all their prints?',
    eraseDetail: 'They are deleted at once for everyone. This cannot be undone.',
    eraseConfirm: 'Erase them all',
    keep: 'Keep them'
  },

  together: 'Sent together',
  all: 'All photographs',
  previous: 'Previous',
  next: 'Next',
  toBatch: 'Back to the photographs'
}
