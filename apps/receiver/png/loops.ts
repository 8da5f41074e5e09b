import { readFileSync } from 'node:fs'

/** The exports of assembly/index.ts. Positions are addresses in `memory`. */
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

/** Node has it, but TypeScript declares it for browsers only. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object) => { exports: unknown }
}

const PAGE_BYTES = 64 * 1024
const OVERWRITTEN = 0xa5

const assembled = new WebAssembly.Module(
  readFileSync(new URL('assembly/index.wasm', import.meta.url))
)

/** Compiled once, when this module loads: one instance serves all images. */
export const loops = new WebAssembly.Instance(assembled).exports as Loops

let expires = false
let expiring = false

/**
 * Lends the loops' memory from `address` on; its content is undefined. All images share it: it is
 * valid until the next turn of the event loop. Lending more may invalidate earlier views, but not
 * addresses.
 */
export function memoryAt(address: number, bytes: number): Buffer {
  const { memory } = loops
  const missing = address + bytes - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES))
  if (expires) expireAfterTurn()
  return Buffer.from(memory.buffer, address, bytes)
}

/** For tests: makes any use of lent memory after its turn fail, be it by view or by address. */
export function expireLentMemory() {
  expires = true
}

function expireAfterTurn() {
  if (expiring) return
  expiring = true
  setImmediate(() => {
    expiring = false
    new Uint8Array(loops.memory.buffer, loops.free.value).fill(OVERWRITTEN)
    // Growing detaches all views, even by no page.
    loops.memory.grow(0)
  })
}

/** A word per byte value: its count, or its code. */
export function table(): Uint32Array {
  return new Uint32Array(loops.memory.buffer, loops.table.value, 256)
}
