import { z } from 'zod'
import { band, color } from './parameters/values.ts'
import { described, type Treatment } from './treatment.ts'

const palettes = [
  'ironbow',
  'inferno',
  'magma',
  'viridis',
  'cividis',
  'turbo',
  'rainbow',
  'white-hot',
  'black-hot',
  'arctic'
] as const

const parameters = z.strictObject({
  palette: described(z.enum(palettes).default('ironbow'), {
    label: { en: 'Palette', es: 'Paleta', fr: 'Palette' },
    description: {
      en: 'The colours, from the darkest point to the brightest.',
      es: 'Los colores, del punto más oscuro al más claro.',
      fr: 'Les couleurs, du point le plus sombre au plus clair.'
    }
  }),
  invert: described(z.boolean().default(false), {
    label: { en: 'Invert', es: 'Invertir', fr: 'Inverser' },
    description: {
      en: 'The colours the other way round: dark is hot.',
      es: 'Los colores al revés: lo oscuro es lo caliente.',
      fr: 'Les couleurs à l’envers : c’est le sombre qui est chaud.'
    }
  }),
  isotherm: described(band.optional(), {
    label: { en: 'Isotherm', es: 'Isoterma', fr: 'Isotherme' },
    description: {
      en: 'Marks all light from one percentage to another with one colour, as 70-85.',
      es: 'Marca toda la luz de un porcentaje a otro con un solo color, como 70-85.',
      fr: 'Marque d’une seule couleur toute la lumière d’un pourcentage à un autre, comme 70-85.'
    }
  }),
  'isotherm-color': described(color.default('00ff00'), {
    label: {
      en: 'Colour of the isotherm',
      es: 'Color de la isoterma',
      fr: 'Couleur de l’isotherme'
    },
    description: {
      en: 'In hexadecimal digits.',
      es: 'En dígitos hexadecimales.',
      fr: 'En chiffres hexadécimaux.'
    }
  }),
  scale: described(z.boolean().default(false), {
    label: { en: 'Scale', es: 'Escala', fr: 'Échelle' },
    description: {
      en: 'Draws the palette as a bar at the right edge.',
      es: 'Dibuja la paleta como una barra en el borde derecho.',
      fr: 'Dessine la palette comme une barre le long du bord droit.'
    }
  })
})

export type PaletteName = (typeof palettes)[number]

export const thermal = {
  label: { en: 'Thermal', es: 'Térmica', fr: 'Thermique' },
  description: {
    en: 'Colours the light of the photograph as a thermal camera colours heat.',
    es: 'Colorea la luz de la fotografía como una cámara térmica colorea el calor.',
    fr: 'Colore la lumière de la photographie comme une caméra thermique colore la chaleur.'
  },
  parameters,
  example: 'thermal:palette=inferno'
} satisfies Treatment
