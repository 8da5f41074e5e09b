import type { Mark } from '#lib/images/pending-marks.ts'
import type { Settled } from '#lib/images/result-state.ts'

/** The mark of a print that waits, marked at another moment than it was asked for. */
export const markOf = (recipe: string, askedAt = 'now'): Mark => ({
  recipe,
  askedAt,
  markedAt: `${askedAt}, marked`,
  lane: 'images'
})

/** How a print was settled that was asked for by this mark. */
export const doneBy = ({ lane: _, ...mark }: Mark): Settled => ({
  ...mark,
  status: 'done',
  format: 'png'
})
export const failedBy = ({ lane: _, ...mark }: Mark): Settled => ({
  ...mark,
  status: 'failed',
  code: 'damaged',
  parameters: {}
})
