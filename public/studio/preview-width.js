/** What is asked for while a slider moves; few, so that the same picture is asked for again. */
const QUICK = [320, 480, 640, 960]
const FULL = [640, 960, 1280, 1600]
const SLOW_MS = 110
const FAST_MS = 45

/**
 * As many pixels as the stage has, and while a control moves as many as come in time.
 *
 * @param {HTMLElement} plate
 */
export function createPreviewWidth(plate) {
  let quick = 2

  return {
    /** @param {boolean} isFinal */
    choose(isFinal) {
      const side = Math.max(plate.clientWidth, plate.clientHeight) * devicePixelRatio
      const full = FULL.find((width) => width >= side) ?? 1600
      return isFinal ? full : Math.min(full, QUICK[quick] ?? full)
    },
    /** @param {number} milliseconds that a quick one took */
    learn(milliseconds) {
      if (milliseconds > SLOW_MS) quick = Math.max(0, quick - 1)
      else if (milliseconds < FAST_MS) quick = Math.min(QUICK.length - 1, quick + 1)
    }
  }
}
