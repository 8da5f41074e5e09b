import { previewUrl } from './fetch-preview.js'

const WIDTH = 1600

/**
 * Shows the photograph as it is: from the file itself where the browser can, at once; else as the
 * server shows it. Returns its address, or undefined when there is nothing to see yet.
 *
 * @param {import('./stage.js').Stage} stage
 * @param {import('./create-studio.js').Shown} photograph
 * @param {() => boolean} isWanted
 */
export async function showUntreated(stage, { file, url, name }, isWanted) {
  const local = file && URL.createObjectURL(file)
  if (local && (await stage.showOriginal(local, name, isWanted))) return local
  if (local) URL.revokeObjectURL(local)
  const remote = url && previewUrl({ url, recipe: '', width: WIDTH })
  if (remote && (await stage.showOriginal(remote, name, isWanted))) return remote
  return undefined
}
