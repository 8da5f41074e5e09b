import { basename } from 'node:path'
import { isPrint } from '#lib/recipes/preview.ts'
import { printName } from '../../results/send-result.ts'
import type { BatchJson } from '../batch-json.ts'
import { createFileNames } from './file-names.ts'

export const MANIFESTS = { json: 'manifest.json', csv: 'manifest.csv' }

/** A print of the batch. `file` is its name in the archive, null when it is not in it. */
export type Row = ReturnType<typeof manifestRows>[number]

export function manifestRows({ images }: BatchJson) {
  const nameFile = createFileNames(...Object.values(MANIFESTS))
  return images.flatMap(({ id, original, results }) =>
    results.filter(isPrint).map((result) => ({
      image: id,
      name: original.name,
      file: result.status === 'done' ? nameFile(fileName(original.name, result)) : null,
      recipe: result.recipe,
      status: result.status,
      bytesBefore: original.bytes,
      bytesAfter: result.bytes,
      milliseconds: result.milliseconds,
      complete: result.complete,
      notes: result.notes,
      error: result.error,
      code: result.code,
      parameters: result.parameters
    }))
  )
}

export function manifestJson({ id, createdAt, expiresAt, gone }: BatchJson, prints: Row[]): string {
  return `${JSON.stringify({ batch: id, createdAt, expiresAt, gone, prints }, undefined, 2)}\n`
}

const COLUMNS: [heading: string, key: Exclude<keyof Row, 'parameters' | 'complete' | 'notes'>][] = [
  ['name', 'name'],
  ['file', 'file'],
  ['recipe', 'recipe'],
  ['status', 'status'],
  ['bytes before', 'bytesBefore'],
  ['bytes after', 'bytesAfter'],
  ['milliseconds', 'milliseconds'],
  ['error', 'error']
]

/** RFC 4180. */
export function manifestCsv(rows: Row[]): string {
  const headings = COLUMNS.map(([heading]) => heading)
  const lines = [headings, ...rows.map((row) => COLUMNS.map(([, key]) => row[key]))]
  return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
}

/** Puts a quote before text that a spreadsheet would evaluate as a formula. */
function cell(value: string | number | null): string {
  const text =
    typeof value === 'string' ? value.replace(/^(?=[=+\-@\t\r\n])/, "'") : `${value ?? ''}`
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function fileName(original: string, { recipe, format }: { recipe: string; format: string | null }) {
  return printName(basename(original), recipe, format ?? 'png')
}
