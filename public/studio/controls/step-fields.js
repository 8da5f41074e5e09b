import { createBandField } from './band-field.js'
import {
  createBoxField,
  createLineField,
  createRatioField,
  createSelectField
} from './choice-fields.js'
import { createColourField, createColoursField } from './colour-fields.js'
import { createImageField } from './image-field.js'
import { createNumberField } from './number-field.js'
import { createPaletteField } from './palette-field.js'
import { createPlaceField } from './place-field.js'
import { createRegionField } from './region-field.js'
import { createTextField } from './text-field.js'
import { createThermalTool } from './thermal-tool.js'

/** @type {Record<string, (field: Studio.Field) => Studio.Control>} */
const WIDGETS = {
  band: createBandField,
  colors: createColoursField,
  image: createImageField,
  palette: createPaletteField,
  place: createPlaceField,
  ratio: createRatioField,
  region: createRegionField,
  text: createTextField
}

/**
 * The controls of a step, made from the catalogue.
 *
 * @param {Studio.Fields} fields
 */
export function createStepFields({ name, properties, read, set, ...shared }) {
  /** @type {Studio.Control[]} */
  const controls = Object.entries(properties).map(([key, property]) =>
    create({
      ...shared,
      ...{ id: `studio-${name}-${key}`, key, step: name, property, read, value: read(key) },
      change: (value, final) => change(key, value, final)
    })
  )
  const palette = properties.palette
  if (palette?.colors) {
    controls.unshift(createThermalTool({ ...shared, property: palette, read, set: change }))
  }

  return {
    elements: controls.map(({ element }) => element),
    /** Takes away what lies over the photograph. */
    stop() {
      for (const { stop } of controls) stop?.()
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
