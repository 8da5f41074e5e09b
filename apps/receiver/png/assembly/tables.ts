export const WORD: usize = sizeof<u32>()
/** Bytes of a table with a word for each byte value. */
export const TABLE: usize = 256 * WORD
