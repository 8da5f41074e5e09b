import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { HOUR_MS } from '#lib/units.ts'
import { filesIn } from './folder.ts'

/** Backdates the marks of all waiting jobs by an hour. */
export async function ageMarks(dataDir: string): Promise<void> {
  const pending = join(dataDir, 'pending')
  const longAgo = new Date(Date.now() - HOUR_MS)
  for (const mark of await filesIn(pending)) await utimes(join(pending, mark), longAgo, longAgo)
}
