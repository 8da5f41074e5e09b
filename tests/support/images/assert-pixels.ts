import type { Test } from 'tap'

const CHANNELS = 4

/**
 * Compares RGBA samples with those expected, in one assertion that reports how many are farther off
 * than `within`, the first of these, and the farthest.
 */
export function assertPixels(
  t: Test,
  { got, expected, within = 0 }: { got: Buffer; expected: Buffer; within?: number },
  name: string
) {
  if (got.length !== expected.length) {
    return t.equal(got.length / CHANNELS, expected.length / CHANNELS, `${name}: pixels`)
  }
  if (within === 0 && got.equals(expected)) return t.pass(name)
  const apart = got.map((sample, at) => Math.abs(sample - (expected[at] as number)))
  const off = apart.filter((distance) => distance > within)
  const first = apart.findIndex((distance) => distance > within)
  const told = { off: off.length, farthest: Math.max(0, ...off), first: pixelAt(first) }
  return t.ok(off.length === 0, name, { diagnostic: off.length > 0, ...told })

  function pixelAt(sample: number) {
    const start = sample - (sample % CHANNELS)
    const rgba = (samples: Buffer) => [...samples.subarray(start, start + CHANNELS)].join()
    return `pixel ${start / CHANNELS} is ${rgba(got)}, not ${rgba(expected)}`
  }
}
