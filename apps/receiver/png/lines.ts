/**
 * What a filter works on: so many rows, which lie behind the one that is above the first of them. What is
 * made of them lies each behind the byte that names its filter.
 */
export type Lines = { count: number; rowBytes: number; pixelBytes: number }
