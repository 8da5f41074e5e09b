import { createStepFields } from '../controls/step-fields.js'
import { element, rebuild } from '../element.js'

/**
 * How the print is encoded: the last step of every recipe.
 *
 * @param {{ shared: Studio.Shared, catalogue: Studio.Catalogue } & Pick<Studio.Fields, 'read' | 'set'>} options
 */
export function createOutputSettings({ shared, catalogue, read, set }) {
  const place = element('div')
  const properties = catalogue.propertiesOf('output')
  return {
    element: place,
    show: () =>
      rebuild(
        place,
        createStepFields({ ...shared, name: 'output', properties, read, set }).elements
      )
  }
}
