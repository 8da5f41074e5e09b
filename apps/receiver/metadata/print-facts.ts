/** `profiled`: its colours are those of the original's profile; else they are sRGB. */
export type PrintFacts = { width: number; height: number; profiled: boolean }
