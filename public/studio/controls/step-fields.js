import {
  createBoxField,
  createLineField,
  createRatioField,
  createSelectField
} from './choice-fields.js'
import { later } from './later.js'
import { createNumberField } from './number-field.js'
import { createTextField } from './text-field.js'

/** @type {Record<string, Studio.CreateControl>} */
const WIDGETS = {
  band: later(async () => (await import('./band-field.js')).createBandField),
  colors: later(async () => (await import('./colour-fields.js')).createColoursField),
  image: later(async () => (await import('./image-field.js')).createImageField),
  palette: later(async () => (await import('./palette-field.js')).createPaletteField),
  place: later(async () => (await import('./place-field.js')).createPlaceField),
  ratio: createRatioField,
  region: later(async () => (await import('./region-field.js')).createRegionField),
  text: createTextField
}
const createColourField = later(async () => (await import('./colour-fields.js')).createColourField)
const createThermalTool = later(async () => (await import('./thermal-tool.js')).createThermalTool)

/**
 * The controls of a step, made from the catalogue.
 *
 * @param {Studio.Fields} fields
 */
export function createStepFields({ name, properties, read, set, ...shared }) {
  /** @type {Studio.Control[]} */
  const controls = Object.entries(properties).map(([key, property]) =>
    create(fieldOf(key, property))
  )
  const { palette } = properties
  if (palette?.colors) controls.unshift(createThermalTool(fieldOf('palette', palette)))

  return {
    elements: controls.map(({ element }) => element),
    /** Takes away what lies over the photograph. */
    stop() {
      for (const { stop } of controls) stop?.()
    }
  }

  /** @type {(key: string, property: Studio.Property) => Studio.Field} */
  function fieldOf(key, property) {
    const id = `studio-${name}-${key}`
    return {
      ...shared,
      ...{ id, key, step: name, property, read, value: read(key), set: change },
      change: (value, final) => change(key, value, final)
    }
  }

  /** @type {Studio.Set} */
  function change(key, value, final) {
    set(key, value, final)
    for (const { follow } of controls) follow?.()
  }
}

/** @param {Studio.Field} field */
function create(field) {
  const { type, format, widget = '', enum: values } = field.property
  const fitting = WIDGETS[widget]
  if (fitting) return fitting(field)
  if (format === 'color') return createColourField(field)
  if (values) return createSelectField(field)
  if (type === 'boolean') return createBoxField(field)
  return type === 'string' ? createLineField(field) : createNumberField(field)
}
