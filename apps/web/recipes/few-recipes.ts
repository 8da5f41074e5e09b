import type { Config } from '#lib/config.ts'
import { Problem } from '../http/problem.ts'

/** To be asked before any of them is read. @throws Problem too-many-results */
export function assertFewRecipes(measured: number, { maxResults }: Pick<Config, 'maxResults'>) {
  if (measured > maxResults) throw tooManyOfImage(maxResults, measured)
}

export function tooManyOfImage(allowed: number, measured: number): Problem {
  const limit = { variable: 'MAX_RESULTS', allowed, measured }
  return new Problem('too-many-results', { parameters: { per: 'image', limit } })
}
