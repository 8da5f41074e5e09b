import { fillIn } from '../../format.js'
import { button, element, rebuildFor } from '../element.js'

/**
 * The recipes of this photograph, of which one is worked on; and steps back and forth.
 *
 * @param {Pick<Studio.Viewing, 'words' | 'actions'>} options
 */
export function createVersionBar({ words, actions }) {
  const versions = element('div', {
    className: 'versions',
    role: 'group',
    'aria-label': words.versions
  })
  const undo = button('↶', actions.undo, {
    title: words.undo,
    'aria-label': words.undo,
    'aria-keyshortcuts': 'Control+Z'
  })
  const redo = button('↷', actions.redo, {
    title: words.redo,
    'aria-label': words.redo,
    'aria-keyshortcuts': 'Control+Shift+Z'
  })
  const back = element('div', { className: 'back' }, undo, redo)

  return {
    element: element('div', { className: 'chain-bar' }, versions, back),
    /** @param {Studio.Store} store */
    show({ get, canUndo, canRedo }) {
      const { chains, version } = get()
      // a button that is disabled would lose the focus
      undo.ariaDisabled = String(!canUndo())
      redo.ariaDisabled = String(!canRedo())
      rebuildFor(versions, [chains.length, version], () => buttonsOf(chains.length, version))
    }
  }

  /**
   * @param {number} count
   * @param {number} chosen
   */
  function buttonsOf(count, chosen) {
    const add = button(words.newVersion ?? '', actions.newVersion, { 'data-key': 'add' })
    if (count === 1) return [add]
    const all = Array.from({ length: count }, (_, at) =>
      button(fillIn(words.version, { n: at + 1 }), () => actions.version(at), {
        'aria-pressed': at === chosen,
        'data-key': `version-${at}`
      })
    )
    const away = button(words.removeVersion ?? '', actions.removeVersion, { 'data-key': 'away' })
    return [...all, add, away]
  }
}
