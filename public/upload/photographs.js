import { fill, writeBytes } from '../fill.js'
import { comeBack, isAway, tell } from './patience.js'
import { send } from './send.js'
import { createTile } from './tile.js'

/** A browser opens six connections to a host: some are left to look around with. */
const AT_ONCE = 3
/** So often may the line break under one photograph although the server is there. */
const MAX_BREAKS = 4

const form = document.getElementById('darkroom')
const input = document.getElementById('data')
const words = document.getElementById('told').dataset
const recipe = form.dataset.sheet
const photographs = new Set()
const queue = []
const waiters = []
let sending = 0

/** Those on the server. */
export const arrived = () => [...photographs].filter(({ image }) => image)
export const failed = () => [...photographs].filter(({ failed }) => failed)

/** Until none is on its way. */
export const allSent = () => new Promise((done) => (isIdle() ? done() : waiters.push(done)))
const isIdle = () => queue.length + sending === 0

export function add(files) {
  for (const file of files) {
    const photograph = { file }
    photographs.add(photograph)
    photograph.tile = createTile(file, {
      select: () => attend(photograph, 'select'),
      again: () => (photograph.image ? attend(photograph, 'developAgain') : begin(photograph)),
      away: () => takeAway(photograph)
    })
    const { maxBytes, tooLarge } = input.dataset
    if (file.size > maxBytes) fail(photograph, fill(tooLarge, file))
    else begin(photograph)
  }
  count()
}

function begin(photograph) {
  photograph.failed = false
  photograph.tile.tell('waiting', 0)
  queue.push(photograph)
  sendNext()
}

async function sendNext() {
  if (sending === AT_ONCE || queue.length === 0) return
  sending++
  await deliver(queue.shift())
  sending--
  sendNext()
  settle()
}

function settle() {
  if (!isIdle()) return
  const counts = { count: arrived().length, failed: failed().length }
  const outcome = counts.failed > 0 ? words.failed : words.arrived
  tell(photographs.size > 0 ? fill(outcome, counts) : '')
  for (const done of waiters.splice(0)) done()
}

async function deliver(photograph) {
  for (let breaks = 0; !photograph.gone; breaks++) {
    photograph.tile.tell('waiting', 0)
    const { status, ...answer } = await sendOnce(photograph)
    if (status === 202) {
      photograph.image = answer.body
      return attend(photograph, 'begin')
    }
    if (photograph.gone) return
    if (!isAway(status) || breaks === MAX_BREAKS) {
      return fail(photograph, answer.body?.detail ?? words.silent, true)
    }
    await comeBack(answer)
  }
}

function sendOnce(photograph) {
  const { file, tile } = photograph
  const { answer, abort } = send(file, recipe, (bytes) => {
    const hasGone = bytes === file.size
    // what has gone may be there already: it is erased when the answer names it
    photograph.abort = hasGone ? undefined : abort
    tile.tell(hasGone ? 'answer' : 'sending', bytes / file.size, { sent: writeBytes(bytes) })
  })
  photograph.abort = abort
  return answer
}

/** What becomes of those that have arrived is not needed before one has. */
async function attend(photograph, how) {
  const arrived = await import('./arrived.js')
  arrived[how](photograph, recipe)
}

function fail(photograph, reason, canTryAgain) {
  photograph.failed = true
  photograph.tile.fail(reason, canTryAgain)
}

function takeAway(photograph) {
  photograph.gone = true
  photograph.abort?.()
  photographs.delete(photograph)
  photograph.tile.remove()
  if (queue.includes(photograph)) queue.splice(queue.indexOf(photograph), 1)
  if (photograph.image) attend(photograph, 'erase')
  count()
  settle()
}

function count() {
  input.required = photographs.size === 0
  form.classList.toggle('filled', photographs.size > 0)
}
