import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Problem } from '../http/problem.ts'
import { formRecipes } from './form-recipes.ts'
import { type Limits, readRecipes } from './read-recipes.ts'

type Asked = Pick<FastifyRequest, 'body' | 'headers'>
type Form = Record<string, string | string[]>
const FORM = 'application/x-www-form-urlencoded'

const requestBody = z.union([
  z.strictObject({ recipe: z.string() }).transform(({ recipe }) => [recipe]),
  z.strictObject({ recipes: z.array(z.string()).min(1) }).transform(({ recipes }) => recipes)
])

/**
 * Reads JSON `{"recipe": "…"}` or `{"recipes": ["…"]}`, or a page's form. Returns canonical texts
 * without duplicates.
 * @throws Problem no-recipe, too-many-results, or bad-recipe for the first that is wrong
 */
export function requestedRecipes(request: Asked, config: Limits): string[] {
  return readRecipes(texts(request), config).map(({ text }) => text)
}

function texts({ body, headers }: Asked): string[] {
  const isForm = headers['content-type']?.startsWith(FORM) ?? false
  const form = isForm ? formRecipes(Object.entries((body ?? {}) as Form).flatMap(pairs)) : []
  if (form.length > 0) return form
  const read = requestBody.safeParse(body)
  if (read.success) return read.data
  throw new Problem('no-recipe')
}

function pairs([name, value]: [string, string | string[]]): [string, string][] {
  return [value].flat().map((one) => [name, one])
}
