import { readFileSync } from 'node:fs'
import { inEnglish } from '#lib/messages/english.ts'
import { parseRecipe, RecipeError } from '../recipe.ts'
import type { NamedRecipe } from './named-recipe.ts'

export type Read = { recipes: NamedRecipe[]; faults: string[] }

const NAME = /^[a-z][a-z0-9-]{0,39}$/
/** Where another `name = recipe` begins in a line: a recipe's own `=` come after a colon. */
const NEXT = /\s+(?=[^\s,:;=]+\s*=)/
const FORM = 'name = recipe'

/** What is wrong with one entry, in English like all configuration errors. */
class EntryError extends Error {}

type Entry = { text: string; line: number }

/** Reads RECIPES, which holds recipes or the path of a file with them. */
export function readRecipesVariable(value: string): Read {
  if (!isPath(value)) return readEntries(value)
  try {
    return readEntries(readFileSync(value, 'utf8'))
  } catch (err) {
    const { code } = err as NodeJS.ErrnoException
    return { recipes: [], faults: [`the path of a file that can be read (${code}), or ${FORM}`] }
  }
}

/** A path starts with . or / or has no `=`; an entry starts with a letter and has one. */
function isPath(value: string): boolean {
  return /^[./]/.test(value) || !value.includes('=')
}

function readEntries(text: string): Read {
  const recipes: NamedRecipe[] = []
  const faults: string[] = []
  for (const { text: entry, line } of entriesOf(text)) {
    try {
      const read = readEntry(entry)
      if (recipes.some(({ name }) => name === read.name)) {
        throw new EntryError(`${read.name}: this name is used twice`)
      }
      recipes.push(read)
    } catch (err) {
      if (!(err instanceof EntryError)) throw err
      faults.push(`line ${line}, ${err.message}`)
    }
  }
  return { recipes, faults }
}

/** One entry a line, or several separated by spaces. Lines that begin with # are comments. */
function entriesOf(text: string): Entry[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ text: line.trim(), line: index + 1 }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'))
    .flatMap(({ text, line }) => text.split(NEXT).map((entry) => ({ text: entry, line })))
}

function readEntry(text: string): NamedRecipe {
  const at = text.indexOf('=')
  const name = text.slice(0, Math.max(at, 0)).trim()
  if (at < 0 || name.includes(':')) throw new EntryError(`${text}: ${FORM} was expected`)
  if (!NAME.test(name)) {
    throw new EntryError(
      `${name}: a name must be a letter, then letters, digits or hyphens (a-z, at most 40)`
    )
  }
  try {
    return { name, recipe: parseRecipe(text.slice(at + 1).trim()).text }
  } catch (err) {
    if (!(err instanceof RecipeError)) throw err
    throw new EntryError(`${name}: ${inEnglish(err.failure)}`)
  }
}
