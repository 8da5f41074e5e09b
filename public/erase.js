/** Erasing needs DELETE, which a form cannot send: the button is there with JavaScript alone. */
export function tendErase() {
  const erase = document.getElementById('erase')
  const dialog = document.getElementById('erase-dialog')
  erase.hidden = false
  document.getElementById('erase-open').addEventListener('click', () => {
    dialog.returnValue = ''
    dialog.showModal()
  })
  dialog.addEventListener('close', async () => {
    if (dialog.returnValue !== 'erase') return
    const response = await fetch(erase.dataset.url, { method: 'DELETE' }).catch(() => undefined)
    if (response?.ok || response?.status === 404) location.assign('/')
  })
}
