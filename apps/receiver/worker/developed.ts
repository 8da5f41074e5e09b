import { statSync } from 'node:fs'
import type { Recipe } from '#lib/recipes/recipe.ts'
import { headerFacts } from '../develop/describe.ts'
import { develop } from '../develop/develop.ts'
import type { Inspection, Limits } from '../develop/inspect.ts'
import { carriedNames } from '../metadata/carried.ts'
import type { Made, Originals } from '../pool/protocol.ts'
import { notesOf } from '../source/notes.ts'

export type Inspected = Originals & { recipe: Recipe; inspection: Inspection }

type To = { outputPath: string; limits: Limits }

/** Develops what was inspected, and tells what became of it. */
export async function developInspected(
  { path, inspection, recipe }: Inspected,
  { outputPath, limits }: To
): Promise<Made> {
  const asked = { recipe, outputPath, limits }
  const { kept, colours, ...print } = await develop(path, inspection, asked)
  const header = headerFacts(path, inspection)
  const removed = carriedNames(header).filter((name) => !kept.includes(name))
  const notes = notesOf(inspection)
  const { size: bytes } = statSync(outputPath)
  const developed = { ...print, bytes, removed, ...(notes.length > 0 && { notes }) }
  return { developed, seen: { header, ...(colours && { colours }) } }
}
