/**
 * The hot loops of packing, in AssemblyScript, a TypeScript that compiles to WebAssembly. They work on
 * memory shared with their callers (../loops.ts), and do not check addresses.
 * After a change: npm run assemble
 */
export * from './filters'
export * from './gray'
export * from './symbols'

/** Address of the first byte that nothing here uses. */
export const free: usize = __heap_base
