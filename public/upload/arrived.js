import { ask } from './patience.js'
import { showSheet } from './sheet.js'
import { watch } from './watch.js'

let selected

/** Follows the contact sheet of a photograph, and shows the first of them. */
export async function follow(photograph, recipe) {
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
  await ask(`${photograph.url}/results`, { recipe })
  follow(photograph, recipe)
}

export function select(photograph) {
  selected?.tile.select(false)
  selected = photograph
  photograph.tile.select(true)
  if (photograph.developed) showSheet(photograph)
}
