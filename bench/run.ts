/** What one way of developing so many photographs took, each of them. */
export type Run = { perSecond: number; bytes: number; ms: Record<string, number> }

type Total = { count: number; seconds: number; bytes: number; ms: Record<string, number> }
type Look = () => Record<string, number> | Promise<Record<string, number>>

export function perPrint({ count, seconds, bytes, ms }: Total): Run {
  const each = Object.entries(ms).map(([part, ms]) => [part, ms / count])
  return { perSecond: count / seconds, bytes: bytes / count, ms: Object.fromEntries(each) }
}

/**
 * Times the work. `look` tells how much CPU time each part has used; what the work returns counts
 * the bytes of the prints, after the clock has stopped.
 */
export async function measured(
  count: number,
  look: Look,
  work: () => Promise<() => number | Promise<number>>
): Promise<Run> {
  const before = await look()
  const began = performance.now()
  const countBytes = await work()
  const seconds = (performance.now() - began) / 1000
  const after = Object.entries(await look())
  const ms = Object.fromEntries(after.map(([part, ms]) => [part, ms - (before[part] ?? 0)]))
  return perPrint({ count, seconds, bytes: await countBytes(), ms })
}
