/**
 * The loops that packing spends its time in, in AssemblyScript: a TypeScript that becomes WebAssembly.
 * They work on memory that they share with whoever calls them (../loops.ts); nothing here checks where.
 * After a change: npm run assemble
 */
export * from './filters'
export * from './gray'
export * from './symbols'

/** Where memory begins that nothing here uses. */
export const free: usize = __heap_base
