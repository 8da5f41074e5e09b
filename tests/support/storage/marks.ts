import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { filesIn } from './folder.ts'

/** As if every job that waits had been accepted an hour ago. */
export async function ageMarks(dataDir: string): Promise<void> {
  const pending = join(dataDir, 'pending')
  const longAgo = new Date(Date.now() - 3_600_000)
  for (const mark of await filesIn(pending)) await utimes(join(pending, mark), longAgo, longAgo)
}
