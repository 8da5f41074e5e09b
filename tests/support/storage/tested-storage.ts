import type { Test } from 'tap'
import { readConfig } from '#lib/config.ts'
import { openStorage } from '#lib/storage/open-storage.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { filesIn } from './folder.ts'
import { openS3Server } from './s3-server.ts'

const TOPS = ['images', 'pending', 'batches']

/** The storage of a test's darkroom, by variables: files, or with TEST_STORAGE=s3 a server of its own. */
export async function testedStorage(t: Test): Promise<Record<string, string>> {
  if (process.env.TEST_STORAGE !== 's3') return {}
  return (await openS3Server(t)).env('tests')
}

/** The same, seen from outside. */
export async function openTestedStorage(env: Record<string, string>) {
  const config = readConfig(env)
  const storage = await openStorage(config)
  const files = () => (config.s3 ? keysOf(storage) : filesIn(config.dataDir))
  return { storage, files }
}

async function keysOf(storage: Storage): Promise<string[]> {
  const all = await Promise.all(TOPS.map((top) => Array.fromAsync(storage.walk(top))))
  return all.flat().sort()
}
