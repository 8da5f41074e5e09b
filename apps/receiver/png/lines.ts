/**
 * Where rows lie in a buffer, each behind the byte that names its filter: from `first`, above which there
 * is one more, up to `end`. What is made of them lies in the same places of another buffer.
 */
export type Lines = { first: number; end: number; lineBytes: number; pixelBytes: number }
