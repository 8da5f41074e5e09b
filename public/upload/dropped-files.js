/**
 * Files that are dropped or pasted anywhere on the page; folders give the photographs in them.
 *
 * @param {HTMLElement} mark has the class `dropping` while files are held over the page
 * @param {(files: File[]) => void} add
 */
export function setUpDropping(mark, add) {
  document.addEventListener('paste', ({ clipboardData }) => {
    const files = [...(clipboardData?.files ?? [])]
    if (files.length > 0) add(files)
  })
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    mark.classList.add('dropping')
  })
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) mark.classList.remove('dropping')
  })
  document.addEventListener('drop', async (event) => {
    mark.classList.remove('dropping')
    if (!hasFiles(event)) return
    event.preventDefault()
    add(await droppedFiles(event))
  })
}

/** @param {File} file */
export const isImage = ({ type }) => type.startsWith('image/')

/** @param {DragEvent} event */
const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files')

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
