import { openImages } from '#lib/images/images.ts'
import { openStorage } from '#lib/storage/open-storage.ts'
import { waitFor } from '../wait-for.ts'

/** The states of results as stored, with their attempts. */
export function openStates(dataDir: string) {
  const images = openImages(openStorage(`file:${dataDir}`))
  return {
    ...images,
    /** Waits until a receiver has begun this attempt. */
    underWay: (id: string, recipe: string, attempts = 1) =>
      waitFor(
        `attempt ${attempts} at ${recipe}`,
        async () => {
          const state = await images.readState(id, recipe)
          return state?.status === 'processing' && state.attempts === attempts
        },
        60_000
      )
  }
}
