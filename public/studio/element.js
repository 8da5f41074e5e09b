/**
 * Makes an element. Properties with a hyphen are attributes.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue
    if (name.includes('-')) made.setAttribute(name, String(value))
    else Reflect.set(made, name, value)
  }
  made.append(...children)
  return made
}

/**
 * @param {string} label
 * @param {() => void} onClick
 * @param {Record<string, unknown>} [properties]
 */
export function button(label, onClick, properties = {}) {
  const made = element('button', { type: 'button', ...properties }, label)
  made.addEventListener('click', onClick)
  return made
}

/** @type {WeakMap<HTMLElement, string>} */
const built = new WeakMap()

/**
 * Builds the content anew when what it shows has changed: who presses a button must not lose it before
 * it is let go.
 *
 * @param {HTMLElement} root
 * @param {unknown} shown
 * @param {() => (Node | string)[]} build
 */
export function rebuildFor(root, shown, build) {
  const key = JSON.stringify(shown)
  if (built.get(root) === key) return
  built.set(root, key)
  rebuild(root, build())
}

/**
 * Builds the content anew; who had the focus has it again, by `data-key`.
 *
 * @param {HTMLElement} root
 * @param {(Node | string)[]} children
 */
export function rebuild(root, children) {
  const active = document.activeElement
  const key =
    active instanceof HTMLElement && root.contains(active) ? active.dataset.key : undefined
  root.replaceChildren(...children)
  if (key === undefined) return
  const same = root.querySelector(`[data-key="${CSS.escape(key)}"]`)
  if (same instanceof HTMLElement) same.focus({ preventScroll: true })
}
