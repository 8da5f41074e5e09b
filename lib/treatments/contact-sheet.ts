import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  size: described(z.int().min(64).max(480).default(240), {
    label: { en: 'Size', es: 'Tamaño', fr: 'Taille' },
    description: {
      en: 'Longer side of each small print, in pixels.',
      es: 'Lado largo de cada copia pequeña, en píxeles.',
      fr: 'Le grand côté de chaque petit tirage, en pixels.'
    }
  }),
  columns: described(z.int().min(1).max(24).default(6), {
    label: { en: 'Columns', es: 'Columnas', fr: 'Colonnes' },
    description: {
      en: 'Small prints side by side.',
      es: 'Copias pequeñas en cada fila.',
      fr: 'Petits tirages côte à côte.'
    }
  }),
  labels: described(z.boolean().default(true), {
    label: { en: 'Labels', es: 'Rótulos', fr: 'Légendes' },
    description: {
      en: 'Whether each small print says by which recipe it was made.',
      es: 'Si cada copia pequeña dice con qué receta se hizo.',
      fr: 'Si chaque petit tirage indique la recette dont il vient.'
    }
  })
})

export const contactSheet = {
  label: { en: 'Contact sheet', es: 'Hoja de contactos', fr: 'Planche-contact' },
  description: {
    en: 'Small prints by every treatment of tone and colour, on one sheet: to choose from.',
    es: 'Una copia pequeña con cada tratamiento de tono y color, todas en una hoja: para elegir.',
    fr: 'Un petit tirage par traitement de tonalité et de couleur, sur une seule planche : pour choisir.'
  },
  parameters,
  example: 'contact-sheet:size=160'
} satisfies Treatment
