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

const assembled = new WebAssembly.Module(
  readFileSync(new URL('assembly/index.wasm', import.meta.url))
)

export const loops = new WebAssembly.Instance(assembled).exports as Loops

/**
 * Memory that the loops reach, from that address on, with anything in it. All images share it: what lies
 * there is lost with the turn of the event loop. What was lent before is its owner's no longer; addresses stay.
 */
export function memoryAt(address: number, bytes: number): Buffer {
  const { memory } = loops
  const missing = address + bytes - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES))
  return Buffer.from(memory.buffer, address, bytes)
}

/** How often each byte was counted, or its code. */
export function table(): Uint32Array {
  return new Uint32Array(loops.memory.buffer, loops.table.value, 256)
}
