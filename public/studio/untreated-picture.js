import { previewUrl } from './fetch-preview.js'

const WIDTH = 1600

/** @typedef {import('./previews.js').Options} Options */
/** @typedef {import('./previews.js').Now} Now */
/** @typedef {import('./create-studio.js').Shown} Shown */

/**
 * One that is sent has no address yet.
 *
 * @type {(one: Shown | undefined, other: Shown) => boolean}
 */
export const isSame = (one, other) =>
  one !== undefined && (other.file ? one.file === other.file : one.url === other.url)

/**
 * Shows the photograph as it is; while it is decoded, which takes long, nobody begins again.
 *
 * @param {Options} options
 * @param {Now} now
 */
export function createShowing(options, now) {
  let showing = Promise.resolve()

  return function showUntreatedOnce(/** @type {boolean} */ isOther) {
    if (isOther) showing = showPhotograph(options, now)
    else showing = showing.then(() => (now.untreated ? undefined : showPhotograph(options, now)))
    return showing
  }
}

/**
 * @param {Options} options
 * @param {Now} now
 */
async function showPhotograph({ root, stage, say }, now) {
  const { shown: photograph } = now
  if (!photograph) return
  const isWanted = () => isSame(now.shown, photograph)
  URL.revokeObjectURL(now.untreated)
  now.untreated = ''
  const src = await showUntreated(stage, photograph, isWanted)
  if (!isWanted()) return
  if (!src) return say(root.dataset.unseen)
  now.untreated = src
  stage.offerWhole('original', photograph.whole ?? '')
  const { naturalWidth: width, naturalHeight: height } = stage.original()
  // the server may have told its size meanwhile
  const original = now.shown?.size ?? { width, height }
  stage.size({ original })
  if (now.hasPreview || now.isResting) return
  stage.size({ print: original })
  await putUntreated(stage, now, () => isWanted() && !now.hasPreview && !now.isResting)
}

/**
 * The photograph itself in the print's place.
 *
 * @param {import('./stage.js').Stage} stage
 * @param {Now} now
 * @param {() => boolean} isWanted
 */
export async function putUntreated(stage, { shown, untreated }, isWanted) {
  if (!shown || !untreated) return
  const isPut = await stage.showPrint(untreated, shown.name, isWanted)
  if (isPut) stage.offerWhole('print', shown.whole ?? '')
}

/**
 * Shows the photograph as it is: from the file itself where the browser can, at once; else as the
 * server shows it; all of it where no preview is made, as no receiver is running. Returns its address,
 * or undefined when there is nothing to see yet.
 *
 * @param {import('./stage.js').Stage} stage
 * @param {import('./create-studio.js').Shown} photograph
 * @param {() => boolean} isWanted
 */
async function showUntreated(stage, { file, url, name, whole }, isWanted) {
  const local = file && URL.createObjectURL(file)
  if (local && (await stage.showOriginal(local, name, isWanted))) return local
  if (local) URL.revokeObjectURL(local)
  for (const remote of [url && previewUrl({ url, recipe: '', width: WIDTH }), whole]) {
    if (remote && (await stage.showOriginal(remote, name, isWanted))) return remote
  }
  return undefined
}
