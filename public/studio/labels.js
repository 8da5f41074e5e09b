/**
 * What steps are called in the reader's language.
 *
 * @param {Studio.Listed} catalogue
 */
export function createLabels({ treatments }) {
  const labels = new Map(treatments.map(({ name, label }) => [name, label]))
  const label = (/** @type {string} */ name) => labels.get(name) ?? name

  return {
    /** @param {string[]} names */
    list: (names) => names.map(label).join(', '),
    /** @param {string} recipe */
    of(recipe) {
      const names = recipe.split(',').map((step) => step.split(':')[0] ?? '')
      const shown = names.filter((name) => name !== 'output')
      return (shown.length > 0 ? shown : names).map(label).join(', ')
    }
  }
}
