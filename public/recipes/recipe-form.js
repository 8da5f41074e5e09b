/**
 * Fields of a treatment that is not ticked are out of sight: they may not hold up the form.
 *
 * @param {HTMLFormElement} form
 */
export function setUpRecipeForm(form) {
  const update = () => {
    for (const treatment of form.querySelectorAll('.treatment')) {
      const fields = treatment.querySelector('.parameters')
      const isTicked = treatment.querySelector('.tick :checked') !== null
      if (fields instanceof HTMLFieldSetElement) fields.disabled = !isTicked
    }
  }
  form.addEventListener('change', update)
  form.addEventListener('reset', () => setTimeout(update))
  update()
}
