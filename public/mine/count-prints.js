import { find } from '../dom.js'
import { fillIn } from '../format.js'

const words = find('#mine', HTMLElement).dataset

/**
 * `2 ready · 1 failed`
 *
 * @param {{ recipe: string, status: string }[]} results
 */
export function countPrints(results) {
  const prints = results.filter(({ recipe }) => !recipe.startsWith('contact-sheet'))
  /** @type {(...statuses: string[]) => number} */
  const count = (...statuses) => prints.filter(({ status }) => statuses.includes(status)).length
  /** @type {[number, string | undefined][]} */
  const parts = [
    [count('done'), words.ready],
    [count('queued', 'processing'), words.waiting],
    [count('failed'), words.failed]
  ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, text]) => fillIn(text, { count }))
    .join(' · ')
}
