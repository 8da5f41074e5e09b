import { find } from '../dom.js'
import { fillIn, problemText, writeBytes } from '../format.js'
import { remember } from '../mine/sent-images.js'
import { createPhotograph } from './photograph.js'
import { delay, isAway, say, untilBack } from './retrying.js'
import { sendFile } from './send-file.js'
import { onStage, showArrived } from './stage.js'

/** A browser opens six connections to a host: some are left to look around with. */
const MAX_SENDING = 3
/** So often may the connection break under one photograph although the server is there. */
const MAX_BREAKS = 4

/** So long may tiles be made without a pause. */
const TURN_MS = 30

/** Refusals of an upload that are not the file's fault. */
const SENT_AGAIN = ['unexpected', 'too-slow', 'upload-cut-off']

/** @typedef {import('./photograph.js').Photograph} Photograph */

const input = find('#data', HTMLInputElement)
const words = find('#told', HTMLElement).dataset
/** @type {Set<Photograph>} */
const photographs = new Set()
/** @type {Photograph[]} */
const queue = []
/** @type {(() => void)[]} */
const waiters = []
let sending = 0
/** Of those that were chosen some have no tile yet. */
let adding = 0

export const all = () => [...photographs]
/** The images that are on the server. */
export const uploaded = () => [...photographs].flatMap(({ image }) => image ?? [])
const failed = () => [...photographs].filter(({ hasFailed }) => hasFailed)

/**
 * Until none is on its way.
 *
 * @returns {Promise<void>}
 */
export const allSent = () => new Promise((done) => (isIdle() ? done() : waiters.push(done)))
const isIdle = () => queue.length + sending + adding === 0

/** @param {File[]} files a whole folder, perhaps: others have their turn in between */
export async function add(files) {
  adding++
  // the browser has had enough to do with so many
  await delay(0)
  let begun = performance.now()
  for (const file of files) {
    addOne(file)
    if (performance.now() - begun < TURN_MS) continue
    await delay(0)
    begun = performance.now()
  }
  adding--
  sayOutcome()
}

/** @param {File} file */
function addOne(file) {
  /** @type {Photograph} */
  const photograph = createPhotograph(file, {
    select: () => onStage((stage) => stage.select(photograph)),
    again: () => enqueue(photograph),
    remove: () => remove(photograph)
  })
  photographs.add(photograph)
  const { maxBytes, tooLarge } = input.dataset
  if (file.size > Number(maxBytes)) fail(photograph, fillIn(tooLarge, { name: file.name }))
  else enqueue(photograph)
  onStage((stage) => stage.added(photograph))
}

/** Asks before the page is left while something is on its way. */
export function setUpLeaving() {
  addEventListener('beforeunload', (event) => {
    if (!isIdle()) event.preventDefault()
  })
}

/** @param {Photograph} photograph */
function enqueue(photograph) {
  photograph.hasFailed = false
  photograph.tile.show('waiting', 0)
  queue.push(photograph)
  // its tile is seen first
  delay(0).then(sendNext)
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
  const isWell = counts.failed === 0
  say(photographs.size > 0 ? fillIn(isWell ? words.arrived : words.failed, counts) : '', isWell)
  for (const done of waiters.splice(0)) done()
}

/** @param {Photograph} photograph */
async function deliver(photograph) {
  for (let breaks = 0; !photograph.isGone; breaks++) {
    photograph.tile.show('waiting', 0)
    const { status, ...answer } = await sendOnce(photograph)
    if (status === 202) {
      photograph.image = answer.body
      photograph.tile.show('done', 1)
      keep(photograph)
      return showArrived(photograph)
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

/**
 * This browser knows of what it sent.
 *
 * @param {Photograph} photograph
 */
function keep({ image, isGone }) {
  if (!image || isGone) return
  const { id, original, createdAt, expiresAt } = image
  remember({ id, name: original.name, createdAt, expiresAt })
}

/** @param {Photograph} photograph */
function sendOnce(photograph) {
  const { file, tile } = photograph
  const { answer, abort } = sendFile(file, (bytes) => {
    const hasGone = bytes === file.size
    // what has gone may be there already: it is erased when the answer names it
    photograph.abort = hasGone ? undefined : abort
    tile.show(hasGone ? 'answer' : 'sending', bytes / file.size, { sent: writeBytes(bytes) })
  })
  photograph.abort = abort
  return answer
}

/**
 * @param {Photograph} photograph
 * @param {string} reason
 * @param {boolean} [canTryAgain]
 */
function fail(photograph, reason, canTryAgain = false) {
  photograph.hasFailed = true
  photograph.tile.fail(reason, canTryAgain)
  onStage((stage) => stage.failed(photograph))
}

/** @param {Photograph} photograph */
function remove(photograph) {
  photograph.isGone = true
  photograph.abort?.()
  photographs.delete(photograph)
  photograph.tile.remove()
  if (queue.includes(photograph)) queue.splice(queue.indexOf(photograph), 1)
  onStage((stage) => stage.removed(photograph))
  sayOutcome()
}
