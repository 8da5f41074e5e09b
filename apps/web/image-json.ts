import type { Image, Images, ResultState } from '#lib/images.ts'
import type { Metadata } from '#lib/metadata.ts'

export type ImageJson = ReturnType<typeof imageJson>
export type ResultJson = ReturnType<typeof resultJson>

export const imageUrl = (id: string) => `/images/${id}`
export const resultUrl = (id: string, recipe: string) => `${imageUrl(id)}/results/${recipe}`

/** Until the receiver has looked at the original. */
const UNKNOWN: { [name in keyof Metadata]: null } = {
  frames: null,
  depth: null,
  colorSpace: null,
  orientation: null,
  exif: null,
  gps: null,
  icc: null,
  xmp: null,
  iptc: null,
  dominantColor: null,
  thumbHash: null
}

/** What the storage knows of it at this moment. */
export async function readImageJson(images: Images, image: Image) {
  return imageJson(image, await images.readStates(image.id), await images.readMetadata(image.id))
}

function imageJson(image: Image, states: ResultState[], metadata?: Metadata) {
  const url = imageUrl(image.id)
  return {
    id: image.id,
    url,
    createdAt: image.createdAt,
    expiresAt: image.expiresAt,
    original: { url: `${url}/original`, ...image.original, ...(metadata ?? UNKNOWN) },
    results: states.map((state) => resultJson(image.id, state))
  }
}

export function resultJson(id: string, state: ResultState) {
  return {
    recipe: state.recipe,
    status: state.status,
    url: resultUrl(id, state.recipe),
    format: state.format ?? null,
    width: state.width ?? null,
    height: state.height ?? null,
    bytes: state.bytes ?? null,
    milliseconds: state.milliseconds ?? null,
    removed: state.removed ?? null,
    error: state.error ?? null
  }
}
