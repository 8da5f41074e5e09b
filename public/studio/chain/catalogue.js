import { fillIn } from '../../format.js'

/**
 * What `GET /treatments` lists, asked by name.
 *
 * @param {Studio.Listed} listed
 */
export function createCatalogue({ treatments, recipes }) {
  const byName = new Map(treatments.map((entry) => [entry.name, entry]))

  return {
    missingIn,
    /** @param {Pick<Studio.Step, 'name' | 'parameters'>} step */
    isComplete: (step) => byName.has(step.name) && missingIn(step).length === 0,
    treatments: treatments.filter(({ name }) => name !== 'output'),
    recipes,
    /** @param {string} name */
    labelOf: (name) => byName.get(name)?.label ?? name,
    /** @param {string} name */
    entryOf: (name) => byName.get(name),
    /**
     * @param {string} name
     * @returns {Record<string, Studio.Property>}
     */
    propertiesOf: (name) => byName.get(name)?.parameters.properties ?? {},

    /**
     * Why the step cannot be asked for, in words; undefined when it can.
     *
     * @param {Pick<Studio.Step, 'name' | 'parameters'>} step
     * @param {Studio.Words} words
     */
    faultOf(step, words) {
      const entry = byName.get(step.name)
      if (!entry) return fillIn(words.unknown, { name: step.name })
      const missing = missingIn(step).map((key) => entry.parameters.properties?.[key]?.title ?? key)
      if (missing.length === 0) return
      return fillIn(words.required, { step: entry.label, parameter: either(missing) })
    },

    /**
     * The recipe that `@name` stands for.
     *
     * @param {string} text
     */
    expand: (text) => recipes.find(({ name }) => `@${name}` === text.trim())?.recipe ?? text
  }

  /**
   * Parameters of which one must be given; empty when the step is complete.
   *
   * @param {Pick<Studio.Step, 'name' | 'parameters'>} step
   */
  function missingIn({ name, parameters }) {
    const { required = [], anyOf = [] } = byName.get(name)?.parameters ?? {}
    const lacks = (/** @type {string} */ key) => (parameters[key] ?? '').trim() === ''
    const first = required.find(lacks)
    if (first) return [first]
    const either = anyOf.flatMap(({ required }) => required)
    return either.every(lacks) ? either : []
  }
}

/** @param {string[]} names */
function either(names) {
  return new Intl.ListFormat(document.documentElement.lang, { type: 'disjunction' }).format(names)
}
