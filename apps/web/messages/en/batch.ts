/** The page of a batch: images that were sent together. */
export const batch = {}
