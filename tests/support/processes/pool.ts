import type { Test } from 'tap'
import { createPool } from '../../../apps/receiver/pool/pool.ts'

const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env
const silent = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} }

type Options = Partial<Parameters<typeof createPool>[0]>

/** Real workers, gone when the test ends. */
export function openPool(t: Test, options: Options = {}) {
  const pool = createPool({
    settings: { limits: { maxPixels: 1e8, maxSide: 10_000, maxFrames: 10 }, allowSvg: false },
    env: { PATH, NODE_COMPILE_CACHE },
    wrapper: [],
    log: silent,
    size: 2,
    memory: 1e9,
    onFreed() {},
    onWait() {},
    ...options
  })
  t.teardown(() => pool.close())
  return pool
}
