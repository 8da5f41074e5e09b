/** The page of a batch: images that were sent together. */
export const batch = {
  photographs: (count: number) => (count === 1 ? '1 photograph' : `${count} photographs`),
  gone: (count: number) =>
    count === 1
      ? '1 photograph of this batch was erased, or its time ran out.'
      : `${count} photographs of this batch were erased, or their time ran out.`,
  empty: 'None of its photographs is left.',
  retryAll: 'Try all failed again',
  cancel: 'Cancel',
  zip: 'Download all as ZIP',
  zipHint: 'Every print that is ready, and a list of all.',
  another: 'Another print of each',
  anotherHint: 'Of all these photographs; there is no need to send them again.',
  choice: 'Print',
  none: 'None of these',
  orWrite: 'Or a recipe of your own',
  erasing: {
    erase: 'Erase all these photographs',
    eraseQuestion: 'Erase all photographs of this batch and all their prints?',
    eraseDetail: 'They go at once, for everybody, and cannot be brought back.',
    eraseConfirm: 'Erase them all',
    keep: 'Keep them'
  },

  together: 'Sent together',
  all: 'All photographs',
  previous: 'Previous',
  next: 'Next',
  toBatch: 'To the photographs'
}
