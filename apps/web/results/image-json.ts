import type { Image, Images } from '#lib/images/images.ts'
import type { Metadata } from '#lib/images/metadata.ts'
import { failureOf, isComplete, type ResultState } from '#lib/images/result-state.ts'
import { inEnglish } from '#lib/messages/english.ts'
import type { QueuePositions } from '../live/queue-positions.ts'
import { failureJson } from './failure-json.ts'

export type ImageJsonNeeds = {
  images: Pick<Images, 'read' | 'readStates' | 'readMetadata'>
  queuePositions: Pick<QueuePositions, 'position'>
}

export type ImageJson = Awaited<ReturnType<typeof readImageJson>>
export type ResultJson = ReturnType<typeof resultJson>

export const imageUrl = (id: string) => `/images/${id}`
export const resultUrl = (id: string, recipe: string) => `${imageUrl(id)}/results/${recipe}`

/** Until a receiver has described the original. */
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
  c2pa: null,
  gainMap: null,
  dominantColor: null,
  thumbHash: null
}

/** Reads the image's current state from the storage. */
export async function readImageJson(needs: ImageJsonNeeds, image: Image) {
  const { images } = needs
  const [states, metadata] = await Promise.all([
    images.readStates(image.id),
    images.readMetadata(image.id)
  ])
  return imageJson(needs, image, { states, metadata })
}

type Known = { states: ResultState[]; metadata?: Metadata | undefined }

export function imageJson(
  { queuePositions }: Pick<ImageJsonNeeds, 'queuePositions'>,
  image: Image,
  { states, metadata }: Known
) {
  const url = imageUrl(image.id)
  return {
    id: image.id,
    url,
    createdAt: image.createdAt,
    expiresAt: image.expiresAt,
    original: { url: `${url}/original`, ...image.original, ...UNKNOWN, ...metadata },
    results: states.map((state) => resultJson(image.id, state, queuePositions))
  }
}

export function resultJson(
  id: string,
  state: ResultState,
  queuePositions: ImageJsonNeeds['queuePositions']
) {
  return {
    recipe: state.recipe,
    status: state.status,
    // the broker may still count what has been settled since
    position:
      state.status === 'queued'
        ? (queuePositions.position({ image: id, recipe: state.recipe }) ?? null)
        : null,
    url: resultUrl(id, state.recipe),
    format: state.format ?? null,
    width: state.width ?? null,
    height: state.height ?? null,
    bytes: state.bytes ?? null,
    milliseconds: state.milliseconds ?? null,
    removed: state.removed ?? null,
    complete: isComplete(state) ?? null,
    notes: (state.notes ?? []).map((note) => ({ ...note, sentence: inEnglish(note) })),
    ...failureJson(failureOf(state))
  }
}
