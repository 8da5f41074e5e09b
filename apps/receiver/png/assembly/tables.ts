export const WORD: usize = sizeof<u32>()
/** Of a word for each byte there can be. */
export const TABLE: usize = 256 * WORD
