const { readFileSync } = require('node:fs')
const { env } = require('node:process')

/** Loaded into every process ahead of everything: its clock is as far off as the file says, in ms. */
const file = env.DRILL_CLOCK ?? ''
const LOOK_MS = 250
const RealDate = Date
let offset = 0

function look() {
  try {
    offset = Number(readFileSync(file, 'utf8')) || 0
  } catch {
    offset = 0
  }
}

if (file) {
  look()
  setInterval(look, LOOK_MS).unref()
  globalThis.Date = class extends RealDate {
    /** @param {...any} given */
    constructor(...given) {
      // @ts-expect-error: Date takes what it is given
      super(...(given.length === 0 ? [RealDate.now() + offset] : given))
    }
    static now() {
      return RealDate.now() + offset
    }
    /** @param {unknown} one */
    static [Symbol.hasInstance](one) {
      return one instanceof RealDate
    }
  }
}
