import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const formats = ['png', 'jpeg', 'webp', 'avif', 'gif', 'tiff', 'original', 'best'] as const

const parameters = z.strictObject({
  format: described(z.enum(formats).default('png'), {
    label: { en: 'Format', es: 'Formato', fr: 'Format' },
    description: {
      en: 'The file format of the print; original is the one that was sent, best tries WebP, AVIF, JPEG and PNG and keeps the smallest.',
      es: 'El formato de la copia; original es el que se envió, best prueba WebP, AVIF, JPEG y PNG y se queda con la más pequeña.',
      fr: 'Le format de fichier du tirage ; original est celui de l’envoi, best essaie WebP, AVIF, JPEG et PNG et garde le plus léger.'
    }
  }),
  quality: described(z.int().min(1).max(100).optional(), {
    label: { en: 'Quality', es: 'Calidad', fr: 'Qualité' },
    description: {
      en: 'For JPEG, WebP and AVIF. PNG, GIF and TIFF do not use it.',
      es: 'Para JPEG, WebP y AVIF. PNG, GIF y TIFF no la usan.',
      fr: 'Pour JPEG, WebP et AVIF. PNG, GIF et TIFF ne l’utilisent pas.'
    }
  }),
  'max-bytes': described(z.int().min(100).max(100_000_000).optional(), {
    label: { en: 'At most', es: 'Como mucho', fr: 'Au plus' },
    description: {
      en: 'Bytes of the print. The quality is the best that stays under it, up to the one given.',
      es: 'Bytes de la copia. La calidad es la mejor que no los supera, hasta la indicada.',
      fr: 'En octets. La qualité est la meilleure qui permette de s’y tenir, sans dépasser celle indiquée.'
    }
  }),
  lossless: described(z.boolean().default(false), {
    label: { en: 'Lossless', es: 'Sin pérdida', fr: 'Sans perte' },
    description: {
      en: 'For WebP and AVIF: every pixel as it is. PNG and TIFF always are.',
      es: 'Para WebP y AVIF: cada píxel tal cual. PNG y TIFF siempre lo son.',
      fr: 'Pour WebP et AVIF : chaque pixel tel quel. PNG et TIFF le sont toujours.'
    }
  }),
  progressive: described(z.boolean().default(false), {
    label: { en: 'Progressive', es: 'Progresiva', fr: 'Progressif' },
    description: {
      en: 'For JPEG and PNG: shown whole and coarse first, then ever finer.',
      es: 'Para JPEG y PNG: se ve primero entera y tosca; luego, cada vez más fina.',
      fr: 'Pour JPEG et PNG : d’abord entier et grossier, puis de plus en plus fin.'
    }
  }),
  keep: described(z.enum(['none', 'copyright', 'icc', 'all']).default('none'), {
    label: { en: 'Keep', es: 'Conservar', fr: 'Conserver' },
    description: {
      en: 'What the print keeps of the metadata: who made it and whose it is (copyright), the colour profile (icc), or with the camera data, the place and XMP, all. GIF keeps none, TIFF no camera data.',
      es: 'Qué metadatos conserva la copia: quién la hizo y de quién es (copyright), el perfil de color (icc) o, con los datos de la cámara, el lugar y XMP, todo (all). GIF no conserva ninguno; TIFF, ninguno de la cámara.',
      fr: 'Les métadonnées que le tirage conserve : l’auteur et les droits (copyright), le profil de couleur (icc) ou, avec les données de l’appareil, le lieu et XMP, tout (all). GIF n’en conserve aucune, TIFF aucune de l’appareil.'
    }
  }),
  effort: described(z.int().min(0).max(9).optional(), {
    label: { en: 'Effort', es: 'Esfuerzo', fr: 'Effort' },
    description: {
      en: 'How long to look for fewer bytes: 0 is quick, 9 is thorough. TIFF does not use it.',
      es: 'Cuánto tiempo buscar un archivo menor: 0 es rápido, 9 es a fondo. TIFF no lo usa.',
      fr: 'Le temps passé à gagner des octets : 0 est rapide, 9 est minutieux. TIFF ne l’utilise pas.'
    }
  })
})

/** How to encode the print: the last step, and no treatment. */
export const output = {
  label: { en: 'Output', es: 'Salida', fr: 'Sortie' },
  description: {
    en: 'How the print is encoded. Only as the last step.',
    es: 'Cómo se codifica la copia. Solo como último paso.',
    fr: 'Comment le tirage est encodé. Seulement en dernière étape.'
  },
  parameters,
  example: 'grayscale,output:format=webp;quality=80'
} satisfies Treatment
