import { find } from '../dom.js'
import { fillIn, problemText, writeBytes } from '../format.js'
import { createPhotograph } from './photograph.js'
import { isAway, say, untilBack } from './retrying.js'
import { sendFile } from './send-file.js'

/** A browser opens six connections to a host: some are left to look around with. */
const MAX_SENDING = 3
/** So often may the connection break under one photograph although the server is there. */
const MAX_BREAKS = 4

/** Refusals of an upload that are not the file's fault. */
const SENT_AGAIN = ['unexpected', 'too-slow', 'upload-cut-off']

/** @typedef {import('./photograph.js').Photograph} Photograph */

const form = find('#darkroom', HTMLFormElement)
const input = find('#data', HTMLInputElement)
const words = find('#told', HTMLElement).dataset
const recipe = form.dataset.sheet ?? ''
/** @type {Set<Photograph>} */
const photographs = new Set()
/** @type {Photograph[]} */
const queue = []
/** @type {(() => void)[]} */
const waiters = []
let sending = 0

/** The images that are on the server. */
export const uploaded = () => [...photographs].flatMap(({ image }) => image ?? [])
export const failed = () => [...photographs].filter(({ hasFailed }) => hasFailed)

/**
 * Until none is on its way.
 *
 * @returns {Promise<void>}
 */
export const allSent = () => new Promise((done) => (isIdle() ? done() : waiters.push(done)))
const isIdle = () => queue.length + sending === 0

/** @param {File[]} files */
export function add(files) {
  for (const file of files) {
    /** @type {Photograph} */
    const photograph = createPhotograph(file, {
      select: () => goOn(photograph, 'select'),
      again: () => (photograph.image ? goOn(photograph, 'developAgain') : enqueue(photograph)),
      remove: () => remove(photograph)
    })
    photographs.add(photograph)
    const { maxBytes, tooLarge } = input.dataset
    if (file.size > Number(maxBytes)) fail(photograph, fillIn(tooLarge, { name: file.name }))
    else enqueue(photograph)
  }
  updateForm()
}

/** @param {Photograph} photograph */
function enqueue(photograph) {
  photograph.hasFailed = false
  photograph.tile.show('waiting', 0)
  queue.push(photograph)
  sendNext()
}

async function sendNext() {
  if (sending === MAX_SENDING) return
  const next = queue.shift()
  if (!next) return
  sending++
  await deliver(next)
  sending--
  sendNext()
  sayOutcome()
}

function sayOutcome() {
  if (!isIdle()) return
  const counts = { count: uploaded().length, failed: failed().length }
  const outcome = counts.failed > 0 ? words.failed : words.arrived
  say(photographs.size > 0 ? fillIn(outcome, counts) : '')
  for (const done of waiters.splice(0)) done()
}

/** @param {Photograph} photograph */
async function deliver(photograph) {
  for (let breaks = 0; !photograph.isGone; breaks++) {
    photograph.tile.show('waiting', 0)
    const { status, ...answer } = await sendOnce(photograph)
    if (status === 202) {
      photograph.image = answer.body
      return goOn(photograph, 'begin')
    }
    if (photograph.isGone) return
    if (!isAway(status) || breaks === MAX_BREAKS) {
      const canTryAgain = isAway(status) || SENT_AGAIN.includes(answer.body?.code)
      return fail(photograph, problemText(answer.body) || (words.silent ?? ''), canTryAgain)
    }
    photograph.tile.show('waiting', 0)
    await untilBack(answer)
  }
}

/** @param {Photograph} photograph */
function sendOnce(photograph) {
  const { file, tile } = photograph
  const { answer, abort } = sendFile(file, recipe, (bytes) => {
    const hasGone = bytes === file.size
    // what has gone may be there already: it is erased when the answer names it
    photograph.abort = hasGone ? undefined : abort
    tile.show(hasGone ? 'answer' : 'sending', bytes / file.size, { sent: writeBytes(bytes) })
  })
  photograph.abort = abort
  return answer
}

/**
 * What happens to uploaded photographs is not needed before there is one.
 *
 * @param {Photograph} photograph
 * @param {'begin' | 'select' | 'developAgain' | 'erase'} how
 */
async function goOn(photograph, how) {
  const steps = await import('./uploaded.js')
  steps[how](/** @type {import('./photograph.js').Uploaded} */ (photograph), recipe)
}

/**
 * @param {Photograph} photograph
 * @param {string} reason
 * @param {boolean} [canTryAgain]
 */
function fail(photograph, reason, canTryAgain = false) {
  photograph.hasFailed = true
  photograph.tile.fail(reason, canTryAgain)
}

/** @param {Photograph} photograph */
function remove(photograph) {
  photograph.isGone = true
  photograph.abort?.()
  photographs.delete(photograph)
  photograph.tile.remove()
  if (queue.includes(photograph)) queue.splice(queue.indexOf(photograph), 1)
  if (photograph.image) goOn(photograph, 'erase')
  updateForm()
  sayOutcome()
}

/** The form is laid out for photographs once it has some. */
function updateForm() {
  input.required = photographs.size === 0
  form.classList.toggle('filled', photographs.size > 0)
}
