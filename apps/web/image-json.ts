import type { Image, ResultState } from '#lib/images.ts'

export type ImageJson = ReturnType<typeof imageJson>
export type ResultJson = ReturnType<typeof resultJson>

export const imageUrl = (id: string) => `/images/${id}`
export const resultUrl = (id: string, recipe: string) => `${imageUrl(id)}/results/${recipe}`

export function imageJson(image: Image, states: ResultState[]) {
  const url = imageUrl(image.id)
  return {
    id: image.id,
    url,
    createdAt: image.createdAt,
    expiresAt: image.expiresAt,
    original: { url: `${url}/original`, ...image.original },
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
