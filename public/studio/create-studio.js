import { find, painted } from '../dom.js'
import { fillIn } from '../format.js'
import { createEditor } from './chain/editor.js'
import { keepSettings } from './kept-settings.js'
import { createLabels } from './labels.js'
import { createPreviews } from './previews.js'
import { createPrints } from './prints.js'
import { createStage } from './stage.js'

/**
 * @typedef {{
 *   name: string, url?: string, file?: File, size?: Studio.Size, batchUrl?: string, whole?: string
 * }} Shown what is on the stage; without `url` it is not on the server yet; `whole` is the address of all its
 *   pixels, where browsers can show them
 * @typedef {Awaited<ReturnType<typeof createStudio>>} Studio
 */

/**
 * Where a photograph is looked at while its prints are made.
 *
 * @param {HTMLElement} root
 * @param {{ catalogue: Studio.Listed, begun: string[] }} options `begun`: recipes to begin with
 */
export async function createStudio(root, { catalogue, begun }) {
  const stage = createStage(root)
  const labels = createLabels(catalogue)
  const chain = find('#chain', HTMLElement, root)
  /** @type {Shown | undefined} */
  let shown
  const say = createSaying(root)
  await painted()
  const editor = createEditor({
    chain,
    panel: find('.panel', HTMLElement, root),
    catalogue,
    overlay: stage.overlay,
    words: chain.dataset,
    onChange: ({ final }) => {
      prints.leave()
      previews.change(final)
      settings.save()
    }
  })
  const settings = keepSettings(editor)
  const previews = createPreviews({ root, stage, editor, labels, say })
  const prints = createPrints({ root, stage, labels, say, onChoose: previews.rest })
  // where it is seen already, nothing is to move
  if (root.hidden) await painted()
  settings.restore(begun)

  return {
    root,
    editor,
    prints,
    say,
    shown: () => shown,
    /** @param {Shown} photograph */
    async show(photograph) {
      const isOther = photograph.file !== shown?.file || photograph.url !== shown?.url
      shown = photograph
      find('.studio-name', HTMLElement, root).textContent = photograph.name
      if (isOther) stage.fit()
      settings.follow(photograph)
      prints.follow(photograph.url)
      await previews.show(photograph)
    }
  }
}

/**
 * @param {HTMLElement} root
 * @returns {(text: string | undefined, values?: Record<string, string>) => void}
 */
function createSaying(root) {
  const said = find('.studio-said', HTMLElement, root)
  return (text, values = {}) => {
    said.textContent = fillIn(text, values)
  }
}
