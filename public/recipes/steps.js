/** The step as its fields say it, `thermal:palette=inferno`: what is filled in and not as usual. */
export function writeStep(step, root) {
  const pairs = told(step, root).map(([key, value]) => `${key}=${value}`)
  return pairs.length > 0 ? `${step}:${pairs.join(';')}` : step
}

/** The steps that go with every treatment, as far as they have something to do. */
export function sharedSteps(root) {
  return [...root.querySelectorAll('[data-step]')]
    .filter((group) => {
      const { step, needs } = group.dataset
      return told(step, group).some(([key]) => !needs || needs.includes(key))
    })
    .map((group) => writeStep(group.dataset.step, group))
}

function told(step, root) {
  return [...root.querySelectorAll(`[name^="${step}."]:not([type="hidden"])`)]
    .map((control) => [control.name.slice(step.length + 1), now(control), usual(control)])
    .filter(([, value, usual]) => value !== '' && value !== usual)
}

// browsers write a colour with a # before it
const plain = (text) => text.trim().replace(/^#/, '')
const now = ({ type, checked, value }) => (type === 'checkbox' ? `${checked}` : plain(value))

/** What the server wrote into the field. */
function usual({ type, options, defaultChecked, defaultValue }) {
  if (type === 'checkbox') return `${defaultChecked}`
  return options ? [...options].find((one) => one.defaultSelected)?.value : plain(defaultValue)
}
