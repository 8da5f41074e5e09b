import { parse as parseDisposition } from 'content-disposition'
import type { FastifyRequest } from 'fastify'
import type { Config } from '#lib/config.ts'
import type { Images } from '#lib/images/images.ts'
import { Problem } from '../http/problem.ts'
import { formRecipes } from '../recipes/form-recipes.ts'
import { preferExtendedNames } from './extended-names.ts'
import type { Flight } from './flights.ts'
import { type Stored, storeOriginal } from './store-original.ts'
import { tooLarge } from './upload-limits.ts'

type Needs = { images: Images; config: Config; flight: Flight }

export type { Stored }
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
      const stored = await storeOriginal(needs, part.file, part.filename).catch((err) => {
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
  return await storeOriginal(
    needs,
    request.raw.iterator({ destroyOnReturn: false }),
    givenName(request)
  )
}

function givenName({ headers }: FastifyRequest): string | undefined {
  try {
    return parseDisposition(headers['content-disposition'] ?? '').parameters.filename
  } catch {
    return undefined
  }
}

function queryRecipes(request: FastifyRequest): string[] {
  const { recipe } = request.query as { recipe?: string | string[] }
  return [recipe ?? []].flat()
}
