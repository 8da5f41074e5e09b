import { find } from '../dom.js'

/** Erasing needs DELETE, which a form cannot send: the button is there with JavaScript alone. */
export function setUpErasing() {
  const erase = find('#erase', HTMLElement)
  const dialog = find('#erase-dialog', HTMLDialogElement)
  erase.hidden = false
  find('#erase-open', HTMLElement).addEventListener('click', () => {
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
