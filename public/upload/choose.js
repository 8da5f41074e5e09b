const form = document.getElementById('darkroom')

/** Every way by which photographs come to the page. */
export function tendChoosing(add) {
  const touched = matchMedia('(pointer: coarse)').matches
  tendInput('data', add)
  const folder = tendInput('folder', (files) => add(files.filter(isImage)))
  folder.webkitdirectory = true
  folder.parentElement.hidden = touched || !('webkitdirectory' in HTMLInputElement.prototype)
  tendInput('camera', add).parentElement.hidden = !touched

  document.addEventListener('paste', ({ clipboardData }) => add([...clipboardData.files]))
  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    form.classList.add('dropping')
  })
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) form.classList.remove('dropping')
  })
  document.addEventListener('drop', async (event) => {
    form.classList.remove('dropping')
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    add(await dropped(event.dataTransfer))
  })
}

const isImage = ({ type }) => type.startsWith('image/')

function tendInput(id, add) {
  const input = document.getElementById(id)
  const take = () => {
    add([...input.files])
    // or the same photograph could not be chosen again
    input.value = ''
  }
  input.addEventListener('change', take)
  take()
  return input
}

/** What was dropped can be asked for while the event lasts, and not later. */
async function dropped({ items }) {
  const found = [...items].map(async (item) => {
    const entry = item.webkitGetAsEntry?.()
    if (!entry?.isDirectory) return item.getAsFile() ?? []
    const { filesIn } = await import('./folders.js')
    return (await filesIn(entry)).filter(isImage)
  })
  return (await Promise.all(found)).flat()
}
