import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

// To start a process for each would take longer than most of them: `npm test` runs this instead.
const APART = ['all.test.ts', 'pairs.test.ts']

const files = await readdir(import.meta.dirname)
for (const file of files.sort()) {
  if (!APART.includes(file)) await import(join(import.meta.dirname, file))
}
