import type { ResultEvent } from '#lib/broker/events.ts'
import type { Images } from '#lib/images/images.ts'
import type { ResultState } from '#lib/images/result-state.ts'

/** More than all receivers have in hand; beyond that, the oldest shows as queued. */
const MAX_REMEMBERED = 10_000

type Heard = Pick<ResultEvent, 'image' | 'recipe' | 'status'>
export type Progress = ReturnType<typeof createProgress>

/** Which results are being developed, as far as this process has heard. */
export function createProgress() {
  const processing = new Set<string>()

  function add(name: string) {
    const [oldest] = processing
    if (processing.size >= MAX_REMEMBERED && oldest) processing.delete(oldest)
    processing.add(name)
  }

  return {
    hear({ image, recipe, status }: Heard) {
      if (status === 'processing') add(nameOf(image, recipe))
      else processing.delete(nameOf(image, recipe))
    },
    clear: () => processing.clear(),

    /** A state as stored, with what was heard of it since. */
    of<State extends ResultState | undefined>(image: string, state: State): State {
      const isProcessing = state?.status === 'queued' && processing.has(nameOf(image, state.recipe))
      return isProcessing ? { ...state, status: 'processing' } : state
    }
  }
}

/** Images whose results that wait tell whether they are being developed. */
export function withProgress(images: Images, progress: Progress): Images {
  return {
    ...images,
    readState: async (id, recipe) => progress.of(id, await images.readState(id, recipe)),
    readStates: async (id) => (await images.readStates(id)).map((state) => progress.of(id, state))
  }
}

const nameOf = (image: string, recipe: string) => `${image} ${recipe}`
