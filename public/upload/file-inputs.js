import { find } from '../dom.js'

const form = find('#darkroom', HTMLFormElement)

/**
 * Every way by which photographs come to the page.
 *
 * @param {(files: File[]) => void} add
 */
export function setUpFileInputs(add) {
  const isTouched = matchMedia('(pointer: coarse)').matches
  setUpInput('#data', add)
  const folder = setUpInput('#folder', (files) => add(files.filter(isImage)))
  folder.webkitdirectory = true
  labelOf(folder).hidden = isTouched || !('webkitdirectory' in HTMLInputElement.prototype)
  labelOf(setUpInput('#camera', add)).hidden = !isTouched

  document.addEventListener('paste', ({ clipboardData }) => add([...(clipboardData?.files ?? [])]))
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    form.classList.add('dropping')
  })
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) form.classList.remove('dropping')
  })
  document.addEventListener('drop', async (event) => {
    form.classList.remove('dropping')
    if (!hasFiles(event)) return
    event.preventDefault()
    add(await droppedFiles(event))
  })
}

/** @param {File} file */
const isImage = ({ type }) => type.startsWith('image/')

/** @param {DragEvent} event */
const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files')

/** @param {HTMLInputElement} input */
const labelOf = (input) => /** @type {HTMLElement} */ (input.parentElement)

/**
 * @param {string} selector
 * @param {(files: File[]) => void} add
 */
function setUpInput(selector, add) {
  const input = find(selector, HTMLInputElement)
  const take = () => {
    add([...(input.files ?? [])])
    // or the same photograph could not be chosen again
    input.value = ''
  }
  input.addEventListener('change', take)
  take()
  return input
}

/**
 * What was dropped can be asked for while the event lasts, and not later.
 *
 * @param {DragEvent} event
 */
async function droppedFiles({ dataTransfer }) {
  const found = [...(dataTransfer?.items ?? [])].map(async (item) => {
    const entry = item.webkitGetAsEntry?.()
    if (!entry?.isDirectory) return item.getAsFile() ?? []
    const { filesIn } = await import('./read-folder.js')
    return (await filesIn(/** @type {FileSystemDirectoryEntry} */ (entry))).filter(isImage)
  })
  return (await Promise.all(found)).flat()
}
