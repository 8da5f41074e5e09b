/** The page of what this browser sent. */
export const mine = {}
