import { randomUUID } from 'node:crypto'
import t, { type Test } from 'tap'
import { createJob } from '#lib/broker/job.ts'
import { openImages } from '#lib/images/images.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import { openStorage } from '#lib/storage/open-storage.ts'
import {
  createAttempts,
  deadlyAttempts,
  JobRequeued,
  ResultErased
} from '../../../apps/receiver/job/attempts.ts'

const job = createJob('a'.repeat(22), 'grayscale')
const other = createJob('b'.repeat(22), 'grayscale')
const queued: ResultState = { recipe: 'grayscale', status: 'queued', askedAt: 'now', attempts: 0 }

/** Both jobs were requested. */
async function open(t: Test) {
  const images = openImages(openStorage(`file:${t.testdir()}`))
  for (const { image } of [job, other]) await images.writeState(image, queued)
  const state = ({ image, recipe } = job) => images.readState(image, recipe)
  return { images, state, attempts: createAttempts(images) }
}

t.test('an attempt is counted before it is made', async (t) => {
  const { attempts, state } = await open(t)
  await attempts.begin(job, queued)
  t.match(await state(), { status: 'processing', attempts: 1, receiver: String })
})

t.test('an attempt that its receiver outlived was not deadly', async (t) => {
  const { attempts } = await open(t)
  t.equal(deadlyAttempts(await attempts.begin(job, queued)), 0)
})

t.test('the attempts of receivers that are gone were deadly', (t) => {
  t.equal(deadlyAttempts({ ...queued, attempts: 2, receiver: randomUUID() }), 2)
  t.equal(deadlyAttempts({ ...queued, attempts: 2 }), 2)
  t.end()
})

t.test('beginning again after a deadly attempt counts one more', async (t) => {
  const { attempts, state } = await open(t)
  await attempts.begin(job, { ...queued, attempts: 1, receiver: randomUUID() })
  t.equal((await state())?.attempts, 2)
})

t.test('beginning again in the same receiver does not count twice', async (t) => {
  const { attempts, state } = await open(t)
  await attempts.begin(job, await attempts.begin(job, queued))
  t.equal((await state())?.attempts, 1)
})

t.test('undoing an attempt restores the previous count', async (t) => {
  const { attempts, state } = await open(t)
  await attempts.begin(job, { ...queued, attempts: 2, receiver: randomUUID() })
  await attempts.undo(job)
  const { receiver, ...left } = (await state()) as ResultState
  t.match(left, { status: 'queued', attempts: 2 })
  t.equal(receiver, undefined)
})

t.test('undoing an attempt leaves what another receiver has settled', async (t) => {
  const { images, attempts, state } = await open(t)
  await attempts.begin(job, queued)
  await images.writeState(job.image, { ...queued, status: 'done', format: 'png' })
  await attempts.undoAll()
  t.match(await state(), { status: 'done', format: 'png' })
})

t.test('undoAll takes every attempt back', async (t) => {
  const { attempts, state } = await open(t)
  await attempts.begin(job, queued)
  await attempts.begin(other, queued)
  await attempts.undoAll()
  for (const each of [job, other]) {
    t.match(await state(each), { status: 'queued', attempts: 0 })
  }
})

t.test('an attempt that ended with its worker counts, and the next one counts on', async (t) => {
  const { attempts, state } = await open(t)
  await attempts.begin(job, queued)
  await attempts.begin(job, attempts.spend(job))
  t.match(await state(), { status: 'processing', attempts: 2 })
  t.equal(deadlyAttempts((await state()) ?? queued), 1)
})

t.test('an attempt that ended cannot be undone', async (t) => {
  const { attempts, state } = await open(t)
  const begun = await attempts.begin(job, queued)
  await attempts.end(job, { ...begun, status: 'done' })
  await attempts.undoAll()
  t.match(await state(), { status: 'done', attempts: 1 })
})

t.test('an attempt that was undone cannot end', async (t) => {
  const { attempts, state } = await open(t)
  const begun = await attempts.begin(job, queued)
  const undoing = attempts.undoAll()
  await t.rejects(attempts.end(job, { ...begun, status: 'done' }), JobRequeued)
  await undoing
  t.match(await state(), { status: 'queued', attempts: 0 })
})

t.test('undoAll waits for attempts that are just ending', async (t) => {
  const { attempts, state } = await open(t)
  const begun = await attempts.begin(job, queued)
  attempts.end(job, { ...begun, status: 'done' })
  await attempts.undoAll()
  t.match(await state(), { status: 'done' })
})

t.test('an attempt whose end could not be written can still be undone', async (t) => {
  const { attempts, state, images } = await open(t)
  const begun = await attempts.begin(job, queued)
  const { write } = images.storage
  images.storage.write = async () => {
    throw new Error('no space left on device')
  }
  await t.rejects(attempts.end(job, { ...begun, status: 'done' }), /no space/)
  images.storage.write = write
  await attempts.undoAll()
  t.match(await state(), { status: 'queued', attempts: 0 })
})

t.test('an erased result can neither begin nor end, and does not come back', async (t) => {
  const { attempts, images, state } = await open(t)
  await attempts.begin(job, queued)
  await images.eraseResult(job.image, job.recipe)
  await t.rejects(attempts.end(job, { ...queued, status: 'done' }), ResultErased)
  await t.rejects(attempts.begin(job, queued), ResultErased)
  await attempts.undoAll()
  t.equal(await state(), undefined)
})
