import { readFileSync } from 'node:fs'

/** What assembly/index.ts exports; numbers that say where are addresses in `memory`. */
type Loops = {
  memory: { buffer: ArrayBuffer; grow(pages: number): void }
  table: { value: number }
  shares: { value: number }
  grays: { value: number }
  free: { value: number }
  waiting: { value: number }
  waitingBits: { value: number }
  gray(from: number, to: number, pixels: number): void
  average: ApplyFilter
  paeth: ApplyFilter
  countBytes(at: number, bytes: number): void
  adler(at: number, bytes: number, before: number): number
  writeBytes(at: number, bytes: number, out: number): number
}
// biome-ignore lint/complexity/useMaxParams: WebAssembly takes numbers, not objects
type ApplyFilter = (
  rows: number,
  lines: number,
  count: number,
  rowBytes: number,
  pixelBytes: number
) => void

/** Node has it; TypeScript knows it from browsers alone. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object) => { exports: unknown }
}

const PAGE_BYTES = 64 * 1024
const OVERWRITTEN = 0xa5

const assembled = new WebAssembly.Module(
  readFileSync(new URL('assembly/index.wasm', import.meta.url))
)

export const loops = new WebAssembly.Instance(assembled).exports as Loops

let expires = false
let expiring = false

/**
 * Lends memory that the loops can reach, from `address` on; its content is undefined. All images
 * share it: it is valid until the next turn of the event loop, or until more is lent, which
 * invalidates views but not addresses.
 */
export function memoryAt(address: number, bytes: number): Buffer {
  const { memory } = loops
  const missing = address + bytes - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES))
  if (expires) expireAfterTurn()
  return Buffer.from(memory.buffer, address, bytes)
}

/** For tests: makes whoever uses lent memory beyond its turn fail, by view or by address. */
export function expireLentMemory() {
  expires = true
}

function expireAfterTurn() {
  if (expiring) return
  expiring = true
  setImmediate(() => {
    expiring = false
    new Uint8Array(loops.memory.buffer, loops.free.value).fill(OVERWRITTEN)
    // Even by no page: growing detaches all views.
    loops.memory.grow(0)
  })
}

/** How often each byte was counted, or its code. */
export function table(): Uint32Array {
  return new Uint32Array(loops.memory.buffer, loops.table.value, 256)
}
