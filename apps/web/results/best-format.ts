import type { Recipe } from '#lib/recipes/recipe.ts'
import { qualityOf } from '../http/accept.ts'

type Format = Recipe['output']['format']

const CANDIDATES: Format[] = ['webp', 'avif', 'png', 'jpeg', 'gif']
const ANIMATED = ['gif', 'webp']

/** What `output:format=best` can come to, of an original of that format. */
export function bestCandidates(original: string): Format[] {
  return CANDIDATES.filter((format) => format !== 'gif' || ANIMATED.includes(original))
}

/**
 * The format that the client likes most, and of several the first, where it does not like all that
 * `best` can come to as much; else `best` itself.
 */
export function bestFormatFor(accept: string | undefined, original: string): Format {
  const candidates = bestCandidates(original)
  const qualities = candidates.map((format) => qualityOf(accept, `image/${format}`))
  const liked = candidates.filter((_, i) => qualities[i] === Math.max(...qualities))
  return liked.length === candidates.length ? 'best' : (liked[0] ?? 'best')
}
