/** Holding a print beside its original. */
export const compare = {}
