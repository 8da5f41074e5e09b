import { find } from '../dom.js'

/** Asks here, where the button's form would ask on a page of its own. */
export function setUpErasing() {
  const erase = find('#erase', HTMLElement)
  const dialog = find('#erase-dialog', HTMLDialogElement)
  find('#erase-open', HTMLElement).addEventListener('click', (event) => {
    event.preventDefault()
    dialog.returnValue = ''
    dialog.showModal()
  })
  dialog.addEventListener('close', async () => {
    if (dialog.returnValue !== 'erase') return
    const url = erase.dataset.url ?? ''
    const response = await fetch(url, { method: 'DELETE' }).catch(() => undefined)
    if (response?.ok || response?.status === 404) location.assign('/')
  })
}
