import { z } from 'zod'
import { gravities } from './parameters/places.ts'
import { described, type Treatment } from './treatment.ts'

// The largest side that libvips, AVIF and our own limits agree on.
const side = z.int().min(1).max(16384).optional()

const parameters = z
  .strictObject({
    width: described(side.clone(), {
      label: { en: 'Width', es: 'Ancho', fr: 'Largeur' },
      description: {
        en: 'In pixels. Without it, it follows from the height.',
        es: 'En píxeles. Si falta, se deduce del alto.',
        fr: 'En pixels. À défaut, déduite de la hauteur.'
      }
    }),
    height: described(side.clone(), {
      label: { en: 'Height', es: 'Alto', fr: 'Hauteur' },
      description: {
        en: 'In pixels. Without it, it follows from the width.',
        es: 'En píxeles. Si falta, se deduce del ancho.',
        fr: 'En pixels. À défaut, déduite de la largeur.'
      }
    }),
    fit: described(z.enum(['inside', 'cover', 'contain', 'fill', 'outside']).default('inside'), {
      label: { en: 'Fit', es: 'Ajuste', fr: 'Ajustement' },
      description: {
        en: 'When width and height do not keep the proportions: stay inside both (inside), reach both (outside), fill the frame and cut what stands out (cover), stay inside and pad the frame with transparency (contain), or distort (fill).',
        es: 'Si el ancho y el alto no guardan las proporciones: caber en ambos (inside), alcanzar ambos (outside), llenar el marco y cortar lo que sobra (cover), caber y rellenar el marco con transparencia (contain) o deformar (fill).',
        fr: 'Si largeur et hauteur ne respectent pas les proportions : tenir dans les deux (inside), atteindre les deux (outside), remplir le cadre et couper ce qui dépasse (cover), tenir dans le cadre et le combler de transparence (contain) ou déformer (fill).'
      }
    }),
    enlarge: described(z.boolean().default(false), {
      label: { en: 'Enlarge', es: 'Ampliar', fr: 'Agrandir' },
      description: {
        en: 'Whether a photograph smaller than asked may be made larger.',
        es: 'Si una fotografía menor de lo pedido puede ampliarse.',
        fr: 'Si une photographie plus petite que la taille demandée peut être agrandie.'
      }
    }),
    gravity: described(z.enum([...gravities, 'attention', 'entropy']).default('center'), {
      label: { en: 'Gravity', es: 'Posición', fr: 'Position' },
      description: {
        en: 'Which part stays when cover cuts, and where contain puts the photograph. attention and entropy look for what catches the eye, and for the most detail; in an animation they keep the center.',
        es: 'Qué parte queda cuando cover corta, y dónde pone contain la fotografía. attention y entropy buscan lo que atrae la mirada y lo que más detalle tiene; en una animación conservan el centro.',
        fr: 'La partie qui reste quand cover coupe, et la place où contain met la photographie. attention et entropy cherchent ce qui attire l’œil et ce qui a le plus de détail ; dans une animation, ils gardent le centre.'
      }
    })
  })
  .refine((size) => size.width !== undefined || size.height !== undefined, {
    path: ['width'],
    error: 'width or height is needed'
  })
  .meta({ anyOf: [{ required: ['width'] }, { required: ['height'] }] })

export const resize = {
  label: { en: 'Resize', es: 'Tamaño', fr: 'Redimensionner' },
  description: {
    en: 'Changes the size, keeping the proportions unless told otherwise.',
    es: 'Cambia el tamaño y conserva las proporciones, salvo que se indique otra cosa.',
    fr: 'Change la taille en gardant les proportions, sauf indication contraire.'
  },
  parameters,
  example: 'resize:width=800;height=600'
} satisfies Treatment
