import { delay } from '../fill.js'

const FIRST_MS = 400
const AT_MOST_MS = 4000

/** Looks at a result that is waited for, ever less often; returns it when it is settled. */
export async function watch(photograph, recipe) {
  for (let pause = FIRST_MS; ; pause = Math.min(pause * 1.4, AT_MOST_MS)) {
    const { status, error, position } = await look(photograph.image.url, recipe)
    if (photograph.gone || status === 'done' || status === 'failed') return { error }
    if (status === 'processing') photograph.tile.tell(status)
    else photograph.tile.tell(position ? 'place' : 'queued', undefined, { position })
    await delay(pause)
  }
}

async function look(url, recipe) {
  const headers = { accept: 'application/json' }
  const response = await fetch(url, { headers }).catch(() => Response.error())
  const { results = [], detail } = await response.json().catch(() => ({}))
  if (response.status === 404) return { status: 'failed', error: detail }
  return results.find((result) => result.recipe === recipe) ?? {}
}
