import { find } from '../dom.js'
import { list as sentImages } from './sent-images.js'
import { sentList } from './sent-list.js'

export const { list, remember, forget } = sentList('revelado.batches')

/**
 * Remembers the batch that is on the page, if this browser sent any of its photographs.
 *
 * @param {HTMLElement} cards
 */
export function rememberShown(cards) {
  const sent = new Set(sentImages().map(({ id }) => `image-${id}`))
  const id = cards.dataset.batch?.split('/').at(-1)
  if (!id || ![...cards.children].some((card) => sent.has(card.id))) return
  const known = list().find((batch) => batch.id === id)
  remember({
    id,
    name: find('h1', HTMLElement).textContent,
    createdAt: known?.createdAt ?? new Date().toISOString(),
    expiresAt: find('time', HTMLTimeElement).dateTime
  })
}
