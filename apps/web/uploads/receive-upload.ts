import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { parse as parseDisposition } from 'content-disposition'
import type { FastifyRequest } from 'fastify'
import type { Config } from '#lib/config.ts'
import { newImageId } from '#lib/images/ids.ts'
import { type Images, type Original, originalKey } from '#lib/images/images.ts'
import { SVG_MAX_PIXELS } from '#lib/images/svg-limits.ts'
import { Problem } from '../http/problem.ts'
import { formRecipes } from '../recipes/form-recipes.ts'
import { cleanName } from './clean-name.ts'
import { preferExtendedNames } from './extended-names.ts'
import { type Measure, measureImage } from './measure/measure-image.ts'

type Needs = { images: Images; config: Config }
export type Stored = { id: string; original: Original }
export type Upload = { stored: Stored[]; recipes: string[] }

/** A part of this name is an image, even without a file name. */
export const FILE_FIELD = 'data'

/**
 * Streams the images of a request into the storage, each under an id of its own.
 * @throws Problem when the request is not acceptable; nothing of it then stays in the storage
 */
export async function receiveUpload(needs: Needs, request: FastifyRequest): Promise<Upload> {
  const upload: Upload = { stored: [], recipes: queryRecipes(request) }
  try {
    if (request.isMultipart()) await receiveParts(needs, request, upload)
    else if (hasBody(request)) upload.stored.push(await receiveRaw(needs, request))
    if (upload.stored.length === 0) throw new Problem('no-image')
    return upload
  } catch (err) {
    await Promise.all(upload.stored.map(({ id }) => needs.images.erase(id)))
    throw err
  }
}

async function receiveParts(needs: Needs, request: FastifyRequest, upload: Upload) {
  const fields: [name: string, value: string][] = []
  preferExtendedNames(request.raw)
  for await (const part of request.parts()) {
    if (part.type === 'field') fields.push([part.fieldname, String(part.value)])
    else if (part.fieldname !== FILE_FIELD) {
      throw new Problem('wrong-field', { parameters: { field: part.fieldname } })
    } else {
      const stored = await store(needs, part.file, part.filename).catch((err) => {
        if (!isNoneChosen(part, err)) throw err
      })
      if (stored) upload.stored.push(stored)
    }
  }
  upload.recipes.push(...formRecipes(fields))
}

/** A form without a chosen file sends a part without a name and without bytes. */
function isNoneChosen({ filename }: { filename: string }, err: unknown): boolean {
  return filename === '' && err instanceof Problem && err.code === 'empty-image'
}

/** RFC 9112, 6: a request with a body has Content-Length or Transfer-Encoding. */
function hasBody({ headers }: FastifyRequest): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
}

async function receiveRaw(needs: Needs, request: FastifyRequest) {
  const length = Number(request.headers['content-length'] ?? 0)
  if (length > needs.config.maxUploadBytes) throw tooLarge(needs.config, length)
  // pipeline destroys its source; destroying the request would cut off the response
  return await store(needs, request.raw.iterator({ destroyOnReturn: false }), givenName(request))
}

function givenName({ headers }: FastifyRequest): string | undefined {
  try {
    return parseDisposition(headers['content-disposition'] ?? '').parameters.filename
  } catch {
    return undefined
  }
}

async function store(
  { images, config }: Needs,
  bytes: AsyncIterable<Buffer>,
  givenName: string | undefined
): Promise<Stored> {
  const id = newImageId()
  const name = cleanName(givenName ?? '')
  const original = await images.storage.create(originalKey(id), async (path) => {
    await pipeline(bytes, limitTo(config), createWriteStream(path)).catch(asUploadProblem)
    const { size } = await stat(path)
    const named = name === undefined ? {} : { name }
    if (size === 0) throw new Problem('empty-image', { parameters: named })
    const measured = await measureImage(path, named, config)
    assertWithinLimits(config, measured)
    return { name: name ?? `image.${measured.format}`, ...measured, bytes: size }
  })
  return { id, original }
}

/** Stops reading at the first byte too many. */
function limitTo(config: Config) {
  return async function* (chunks: AsyncIterable<Buffer>) {
    let bytes = 0
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > config.maxUploadBytes) throw tooLarge(config, bytes)
      yield chunk
    }
  }
}

function asUploadProblem(err: NodeJS.ErrnoException): never {
  const cutOff = ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'ABORT_ERR']
  if (err.code && cutOff.includes(err.code)) throw new Problem('upload-cut-off', { cause: err })
  throw err
}

function tooLarge({ maxUploadBytes: allowed }: Config, measured: number): Problem {
  const limit = { variable: 'MAX_UPLOAD_MB', allowed, measured }
  return new Problem('too-large', { parameters: { limit } })
}

function assertWithinLimits(config: Config, { format, width, height }: Measure) {
  const size = { subject: 'image', width, height } as const
  const side = Math.max(width, height)
  if (side > config.maxSide) {
    const limit = { variable: 'MAX_SIDE', allowed: config.maxSide, measured: side }
    throw new Problem('side-too-long', { parameters: { ...size, limit } })
  }
  const measured = width * height
  if (format === 'svg' && measured > SVG_MAX_PIXELS) {
    const limit = { allowed: SVG_MAX_PIXELS, measured }
    throw new Problem('too-many-pixels', { parameters: { ...size, frames: 1, limit } })
  }
  if (measured > config.maxPixels) {
    const limit = { variable: 'MAX_PIXELS', allowed: config.maxPixels, measured }
    throw new Problem('too-many-pixels', { parameters: { ...size, frames: 1, limit } })
  }
}

function queryRecipes(request: FastifyRequest): string[] {
  const { recipe } = request.query as { recipe?: string | string[] }
  return [recipe ?? []].flat()
}
