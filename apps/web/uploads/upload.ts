import type { FastifyReply, FastifyRequest } from 'fastify'
import { newBatch } from '#lib/images/batches.ts'
import type { Image } from '#lib/images/images.ts'
import { inPieces, PIECE } from '#lib/in-pieces.ts'
import { clientOf } from '../http/client-of.ts'
import { readRecipes } from '../recipes/read-recipes.ts'
import { eraseImages } from '../results/erase-images.ts'
import { acceptImage } from '../results/request-results.ts'
import { assertFewWanted } from '../results/result-limits.ts'
import { endListening, listenIfPreferred } from '../results/wait-if-preferred.ts'
import { type Accepted, answer, type Needs, negotiated, wantedOf } from './answer.ts'
import { createFlights, type Flight } from './flights.ts'
import { receiveUpload, type Stored } from './receive-upload.ts'

type Sender = { client: string }

/** Stores images and answers once they are safe: with 202, a redirect, or the print waited for. */
export function createUpload(needs: Needs) {
  const inFlightWhile = createFlights(needs.config)

  return async function upload(request: FastifyRequest, reply: FastifyReply) {
    const client = clientOf(request)
    needs.publisher.assertAvailable()
    await needs.queueLimit.assertRoom(client)
    await needs.quotas.assertImages(client, 1)
    const { stored, recipes } = await inFlightWhile((flight) => receive(needs, request, flight))
    try {
      await needs.quotas.assertImages(client, stored.length)
      const prepared = prepare(needs, stored, { recipes, client })
      const accepted = negotiated(needs, request, prepared)
      const awaited = listenIfPreferred(needs, request, wantedOf(accepted))
      try {
        const states = await accept(needs, accepted, client)
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

/** Room for all that is announced is kept while it comes: nothing is written that may not stay. */
async function receive({ images, config, quotas }: Needs, request: FastifyRequest, flight: Flight) {
  const forget = await quotas.expect(Number(request.headers['content-length'] ?? 0))
  try {
    return await receiveUpload({ images, config, flight }, request)
  } finally {
    forget()
  }
}

type Sent = { recipes: string[]; client: string }

function prepare(
  { config, quotas }: Needs,
  stored: Stored[],
  { recipes: texts, client }: Sent
): Accepted {
  const recipes = asksForNothing(texts) ? [] : readRecipes(texts, config)
  assertFewWanted(stored.length * recipes.length)
  const mark = quotas.markOf(client)
  const images = stored.map((one) => ({
    ...newImage(one, config.retentionMs),
    ...(mark !== undefined && { client: mark })
  }))
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
  const states = await needs.queueLimit.withRoomFor({ jobs, client }, () =>
    acceptAll(needs, { ...accepted, client })
  )
  for (const image of accepted.images) {
    needs.quotas.hold(image.id, image.original.bytes, image.client)
  }
  return states
}

/** The batch is saved before its images, and erased if one of them cannot be accepted. */
async function acceptAll(needs: Needs, { images, recipes, batch, client }: Accepted & Sender) {
  const asking = { recipes: recipes.map(({ text }) => text), client }
  if (batch) await needs.batches.save(batch)
  // waits for all: an acceptance in progress cannot be undone
  const atOnce = Math.ceil(PIECE / Math.max(1, recipes.length))
  const accept = (one: Image) => Promise.allSettled([acceptImage(needs, one, asking)])
  const outcomes = (await inPieces(images, accept, atOnce)).flat()
  const failure = outcomes.find((one) => one.status === 'rejected')
  if (!failure) return outcomes.map((one) => (one.status === 'fulfilled' ? one.value : []))
  if (batch) await needs.batches.erase(batch.id)
  throw failure.reason
}
