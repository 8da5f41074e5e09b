import { element } from '../element.js'

/**
 * Controls that few recipes need are loaded when they are. Then they are there at once.
 *
 * @param {() => Promise<Studio.CreateControl>} load
 * @returns {Studio.CreateControl}
 */
export function later(load) {
  /** @type {Studio.CreateControl | undefined} */
  let create
  return (field) => {
    if (create) return create(field)
    const place = element('div', { tabIndex: -1, 'data-key': field.key })
    /** @type {Studio.Control | undefined} */
    let control
    let isStopped = false
    load().then((loaded) => {
      create = loaded
      if (isStopped) return
      control = create({ ...field, value: field.read(field.key) })
      const hadFocus = document.activeElement === place
      place.replaceWith(control.element)
      if (hadFocus) control.element.querySelector('input')?.focus()
    })
    return {
      element: place,
      follow: () => control?.follow?.(),
      stop() {
        isStopped = true
        control?.stop?.()
      }
    }
  }
}
