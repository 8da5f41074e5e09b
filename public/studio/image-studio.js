import { find } from '../dom.js'
import { createStudio } from './create-studio.js'
import { setUpDeveloping } from './develop.js'
import { createFilmstrip } from './filmstrip.js'
import { fetchCatalogue } from './open-studio.js'

/**
 * The stage of a photograph that is on the server. Returns how to show that of another page.
 *
 * @param {() => unknown} refresh brings the rest of the page up to date
 */
export async function createImageStudio(refresh) {
  const root = find('#studio', HTMLElement)
  const catalogue = await fetchCatalogue()
  // its photograph was erased meanwhile
  if (!root.isConnected) return () => {}
  const studio = await createStudio(root, { catalogue, begun: [] })
  const filmstrip = createFilmstrip(root)
  const developing = setUpDeveloping(studio, {
    count: filmstrip.count,
    ready: async () => photograph().url,
    all: async () => photograph().batchUrl ?? photograph().url,
    after: refresh
  })
  document.addEventListener('prints', studio.prints.refresh)
  await show()

  return (/** @type {Document} */ page) => {
    root.dataset.image = find('#studio', HTMLElement, page).dataset.image
    return show()
  }

  /** @returns {import('./create-studio.js').Shown & { url: string }} */
  function photograph() {
    return JSON.parse(root.dataset.image ?? '')
  }

  async function show() {
    studio.show(photograph())
    await filmstrip.show(photograph())
    developing.show()
  }
}
