import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Test } from 'tap'
import { createJob } from '#lib/broker/job.ts'
import { openImages, originalKey, resultKey } from '#lib/images/images.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import { HOUR_MS } from '#lib/units.ts'
import { createAttempts } from '../../../apps/receiver/job/attempts.ts'
import { createMemorySemaphore } from '../../../apps/receiver/job/memory-semaphore.ts'
import { photo } from '../images/photos.ts'
import type { openPool } from '../processes/pool.ts'
import { filesIn } from './folder.ts'
import { markOf } from './plant-result.ts'

const MEMORY = 1e9
export const ID = 'a'.repeat(22)
const silent = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} }
export const job = createJob(ID, 'grayscale')

type Pool = ReturnType<typeof openPool>

/** A storage with one image waiting, and the parts of a receiver. */
export async function openWaitingJob(t: Test, pool: Pool, bytes?: Buffer) {
  const folder = t.testdir()
  const images = openImages(openFileStorage(folder))
  const original = bytes ?? (await photo(30, 20))
  const announced: string[] = []
  const described: string[] = []
  const darkroom = {
    images,
    attempts: createAttempts(images),
    pool,
    memorySemaphore: createMemorySemaphore(MEMORY),
    jobTimeoutMs: 60_000,
    log: silent,
    // on a busy machine, this takes long enough to be heard of
    announce: (_: unknown, status: string) =>
      void (status === 'processing' || announced.push(status)),
    describeLater: ({ image }: { image: string }) => void described.push(image)
  }

  await images.storage.create(originalKey(ID), (path) => writeFile(path, original))
  const mark = markOf('grayscale')
  await images.mark(ID, mark)
  const expiresAt = new Date(Date.now() + HOUR_MS).toISOString()
  const about = { name: 'a.jpg', format: 'jpeg', width: 30, height: 20, bytes: original.length }
  await images.save({ id: ID, createdAt: new Date().toISOString(), expiresAt, original: about })
  return {
    darkroom,
    folder,
    images,
    announced,
    described,
    mark,
    files: () => filesIn(folder),
    print: () => images.storage.read(resultKey(ID, 'grayscale')),
    stateNow: () => images.readState(ID, 'grayscale'),
    /** Nothing can be written until this resolves. */
    async trouble() {
      await rename(join(folder, 'tmp'), join(folder, 'tmp-away'))
      await writeFile(join(folder, 'tmp'), 'in the way')
      return async () => {
        await rm(join(folder, 'tmp'))
        await rename(join(folder, 'tmp-away'), join(folder, 'tmp'))
      }
    }
  }
}
