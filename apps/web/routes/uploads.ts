import fastifyMultipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Image } from '#lib/images.ts'
import type { Recipe } from '#lib/recipe.ts'
import { acceptImage } from '../ask.ts'
import { imageJson, imageUrl } from '../image-json.ts'
import { accepts, wantsBytes, wantsPage } from '../negotiate.ts'
import { preferenceApplied, preferredWait } from '../prefer.ts'
import { Problem } from '../problem.ts'
import { forget, receiveUpload, type Stored } from '../receive-upload.ts'
import { readRecipes } from '../recipes.ts'
import { isSettled, whenSettled } from '../settled.ts'
import { sendResult } from './results.ts'

const MAX_FIELD_BYTES = 4096
const MAX_FIELDS = 200

/** The doors that images come in by. */
export default async function uploads(app: FastifyInstance) {
  const { config } = app
  await app.register(fastifyMultipart, {
    throwFileSizeLimit: false,
    limits: {
      fileSize: Number.POSITIVE_INFINITY,
      files: config.maxFiles,
      fields: MAX_FIELDS,
      fieldSize: MAX_FIELD_BYTES,
      parts: config.maxFiles + MAX_FIELDS
    }
  })

  app.post('/', upload)
  app.put('/', upload)
  app.register(async (programs) => {
    // the body is left unread, to be streamed by receiveUpload
    programs.addContentTypeParser(/^(image\/|application\/octet-stream)/, (_request, _body, done) =>
      done(null)
    )
    programs.post('/images', upload)
  })

  async function upload(request: FastifyRequest, reply: FastifyReply) {
    app.publisher.assertAvailable()
    await app.admitJobs(0)
    const { stored, recipes } = await receiveUpload(app, config, request)
    const accepted = await accept(request, stored, recipes).catch(async (err) => {
      await forget(app, stored)
      throw err
    })
    return await answer(request, reply, accepted.images, accepted.recipes)
  }

  async function accept(request: FastifyRequest, stored: Stored[], texts: string[]) {
    const recipes = readRecipes(texts)
    const images = stored.map(newImage)
    if (wantsPrint(request, images, recipes)) assertAcceptable(request, images, recipes)
    await app.admitJobs(images.length * recipes.length)
    const names = recipes.map(({ text }) => text)
    await Promise.all(images.map((image) => acceptImage(app, image, names)))
    return { images, recipes: names }
  }

  function newImage({ id, original }: Stored): Image {
    const now = Date.now()
    return {
      id,
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + config.retentionMs).toISOString(),
      original
    }
  }

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    images: Image[],
    recipes: string[]
  ) {
    const wanted = images.flatMap(({ id }) => recipes.map((recipe) => ({ image: id, recipe })))
    const wait = preferredWait(request.headers.prefer)
    if (wait !== undefined) reply.headers(preferenceApplied(wait))
    const states = wait === undefined ? [] : await whenSettled(app, wanted, wait)
    const [first, ...others] = images as [Image, ...Image[]]
    reply.header('location', imageUrl(first.id))

    if (wantsPage(request)) {
      const also = others.map(({ id }) => id).join('.')
      return reply.redirect(imageUrl(first.id) + (also && `?also=${also}`), 303)
    }
    const settled = states.length > 0 && states.every((state) => state && isSettled(state))
    if (settled && wantsPrint(request, images, recipes)) {
      return sendResult(app, request, reply, first, states[0] as never)
    }
    const bodies = await Promise.all(
      images.map(async (image) => imageJson(image, await app.images.readStates(image.id)))
    )
    reply.code(settled ? 200 : 202).header('cache-control', 'no-store')
    return reply.send(bodies.length === 1 ? bodies[0] : { images: bodies })
  }
}

/** The answer is to be the print itself: one image, one recipe, and the asker waits for bytes. */
function wantsPrint(request: FastifyRequest, images: unknown[], recipes: unknown[]): boolean {
  const waits = preferredWait(request.headers.prefer) !== undefined
  return waits && wantsBytes(request) && images.length === 1 && recipes.length === 1
}

function assertAcceptable(request: FastifyRequest, images: Image[], recipes: Recipe[]) {
  const [image] = images
  const [recipe] = recipes
  if (!image || !recipe) return
  const { format } = recipe.output
  const type = `image/${format === 'original' ? image.original.format : format}`
  if (accepts(request, type)) return
  const parameters = { recipe: recipe.text, type, accept: request.headers.accept ?? '' }
  throw new Problem('not-acceptable', { parameters })
}
