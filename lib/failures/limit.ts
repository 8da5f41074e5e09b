/** A limit that was broken. `variable` is the one that sets it, where one does. */
export type Limit = { variable?: string; allowed: number; measured: number }
