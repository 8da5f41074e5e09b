import type { FastifyReply, FastifyRequest } from 'fastify'
import { newBatch } from '#lib/images/batches.ts'
import type { Image } from '#lib/images/images.ts'
import { clientOf } from '../http/client-of.ts'
import { readRecipes } from '../recipes/read-recipes.ts'
import { eraseImages } from '../results/erase-images.ts'
import { acceptImage } from '../results/request-results.ts'
import { endListening, listenIfPreferred } from '../results/wait-if-preferred.ts'
import { type Accepted, answer, type Needs, negotiated, wantedOf } from './answer.ts'
import { receiveUpload, type Stored } from './receive-upload.ts'

type Sender = { client: string }

/** Stores images and answers once they are safe: with 202, a redirect, or the print waited for. */
export function createUpload(needs: Needs) {
  return async function upload(request: FastifyRequest, reply: FastifyReply) {
    needs.publisher.assertAvailable()
    await needs.queueLimit.assertRoom()
    const { stored, recipes } = await receiveUpload(needs, request)
    try {
      const accepted = negotiated(needs, request, prepare(needs, stored, recipes))
      const awaited = listenIfPreferred(needs, request, wantedOf(accepted))
      try {
        const states = await accept(needs, accepted, clientOf(request))
        return await answer(needs, { request, reply }, { ...accepted, states, awaited })
      } finally {
        endListening(awaited)
      }
    } catch (err) {
      const ids = stored.map(({ id }) => id)
      await eraseImages(needs, ids)
      throw err
    }
  }
}

function prepare({ config }: Needs, stored: Stored[], texts: string[]): Accepted {
  const recipes = asksForNothing(texts) ? [] : readRecipes(texts, config.recipes)
  const images = stored.map((one) => newImage(one, config.retentionMs))
  return { images, recipes, batch: images.length > 1 ? newBatch(images) : undefined }
}

/** `?recipe=`: the image is to be there, and prints of it are asked for later. */
const asksForNothing = (texts: string[]) => texts.length > 0 && texts.every((text) => text === '')

function newImage({ id, original }: Stored, retentionMs: number): Image {
  const now = Date.now()
  const createdAt = new Date(now).toISOString()
  const expiresAt = new Date(now + retentionMs).toISOString()
  return { id, createdAt, expiresAt, original }
}

/** Returns the states of each image's results. */
async function accept(needs: Needs, accepted: Accepted, client: string) {
  const jobs = accepted.images.length * accepted.recipes.length
  return await needs.queueLimit.withRoomFor(jobs, () => acceptAll(needs, { ...accepted, client }))
}

/** The batch is saved before its images, and erased if one of them cannot be accepted. */
async function acceptAll(needs: Needs, { images, recipes, batch, client }: Accepted & Sender) {
  const asking = { recipes: recipes.map(({ text }) => text), client }
  if (batch) await needs.batches.save(batch)
  // waits for all: an acceptance in progress cannot be undone
  const outcomes = await Promise.allSettled(images.map((one) => acceptImage(needs, one, asking)))
  const failure = outcomes.find((one) => one.status === 'rejected')
  if (!failure) return outcomes.map((one) => (one.status === 'fulfilled' ? one.value : []))
  if (batch) await needs.batches.erase(batch.id)
  throw failure.reason
}
