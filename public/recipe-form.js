/** Fields of a treatment that is not ticked are out of sight: they may not hold up the form. */
export function tendRecipeForm(form) {
  const tend = () => {
    for (const treatment of form.querySelectorAll('.treatment')) {
      const fields = treatment.querySelector('.parameters')
      if (fields) fields.disabled = !treatment.querySelector('.tick input').checked
    }
  }
  form.addEventListener('change', tend)
  form.addEventListener('reset', () => setTimeout(tend))
  tend()
}
