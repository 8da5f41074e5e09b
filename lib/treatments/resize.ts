import { z } from 'zod'
import { gravities } from './places.ts'
import { described, type Treatment } from './treatment.ts'

// The largest side that libvips, AVIF and our own limits agree on.
const side = z.int().min(1).max(16384).optional()

const parameters = z
  .strictObject({
    width: described(side.clone(), {
      label: { en: 'Width', es: 'Ancho' },
      description: {
        en: 'In pixels. Without it, it follows from the height.',
        es: 'En píxeles. Si falta, se deduce de la altura.'
      }
    }),
    height: described(side.clone(), {
      label: { en: 'Height', es: 'Alto' },
      description: {
        en: 'In pixels. Without it, it follows from the width.',
        es: 'En píxeles. Si falta, se deduce del ancho.'
      }
    }),
    fit: described(z.enum(['inside', 'cover', 'contain', 'fill', 'outside']).default('inside'), {
      label: { en: 'Fit', es: 'Ajuste' },
      description: {
        en: 'When width and height do not keep the proportions: stay inside both (inside), reach both (outside), fill the frame and cut what stands out (cover), stay inside and pad the frame with transparency (contain), or distort (fill).',
        es: 'Si ancho y alto no guardan las proporciones: caber en ambos (inside), alcanzar ambos (outside), llenar el marco y cortar lo que sobra (cover), caber y rellenar el marco con transparencia (contain) o deformar (fill).'
      }
    }),
    enlarge: described(z.boolean().default(false), {
      label: { en: 'Enlarge', es: 'Ampliar' },
      description: {
        en: 'Whether a photograph smaller than asked may be made larger.',
        es: 'Si una fotografía menor de lo pedido puede ampliarse.'
      }
    }),
    gravity: described(z.enum([...gravities, 'attention', 'entropy']).default('center'), {
      label: { en: 'Gravity', es: 'Posición' },
      description: {
        en: 'Which part stays when cover cuts, and where contain puts the photograph. attention and entropy look for what catches the eye, and for the most detail; in an animation they keep the center.',
        es: 'Qué parte queda cuando cover corta, y dónde pone contain la fotografía. attention y entropy buscan lo que atrae la mirada y lo que más detalle tiene; en una animación conservan el centro.'
      }
    })
  })
  .refine((size) => size.width !== undefined || size.height !== undefined, {
    path: ['width'],
    error: 'width or height is needed'
  })
  .meta({ anyOf: [{ required: ['width'] }, { required: ['height'] }] })

export const resize = {
  label: { en: 'Resize', es: 'Tamaño' },
  description: {
    en: 'Changes the size, keeping the proportions unless told otherwise.',
    es: 'Cambia el tamaño y guarda las proporciones salvo que se diga otra cosa.'
  },
  parameters,
  example: 'resize:width=800;height=600'
} satisfies Treatment
