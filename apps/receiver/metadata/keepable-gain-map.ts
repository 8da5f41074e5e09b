import type { GainMap } from '../probe/tally.ts'
import type { PrintFacts } from './print-facts.ts'

/** Beyond this, decoders refuse a gain map as that of another picture. */
const SAME_RATIO = 0.01

/**
 * The original's gain map, if it still tells of each part of the print how bright it is. It may have
 * any size, so that it stays as it is.
 */
export function keepableGainMap(
  gainMap: GainMap | null | undefined,
  { framing, toned, width, height }: PrintFacts
): GainMap | undefined {
  if (!gainMap || toned || framing === 'changed') return undefined
  const ratio = (gainMap.width / gainMap.height) * (height / width)
  return Math.abs(ratio - 1) <= SAME_RATIO ? gainMap : undefined
}
