// at hand even when the server is away by then
import '../ask-for.js'
import { forget, remember } from '../mine.js'
import { ask } from './patience.js'
import { showSheet } from './sheet.js'
import { watch } from './watch.js'

let selected

export function begin(photograph, recipe) {
  // taken away while the answer was on its way
  if (photograph.gone) return erase(photograph)
  const { id, original, createdAt, expiresAt } = photograph.image
  remember({ id, name: original.name, createdAt, expiresAt })
  follow(photograph, recipe)
}

/** Follows its contact sheet, and shows the first that is there. */
async function follow(photograph, recipe) {
  const { tile } = photograph
  const { error } = await watch(photograph, recipe)
  if (photograph.gone) return
  if (error) return tile.fail(error, true)
  tile.tell('done', 1)
  photograph.developed = true
  if (!selected?.developed || selected.gone || selected === photograph) select(photograph)
}

export async function developAgain(photograph, recipe) {
  photograph.tile.tell('queued')
  await ask(`${photograph.image.url}/results`, { recipe })
  follow(photograph, recipe)
}

export function select(photograph) {
  selected?.tile.select(false)
  selected = photograph
  photograph.tile.select(true)
  if (photograph.developed) showSheet(photograph)
}

export function erase({ image: { id, url } }) {
  forget(id)
  fetch(url, { method: 'DELETE', keepalive: true }).catch(() => {})
}
