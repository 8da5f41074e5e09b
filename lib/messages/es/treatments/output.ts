import type { StepWords } from '../../step-words.ts'

export const output = {
  label: 'Salida',
  description: 'Cómo se codifica la copia. Solo como último paso.',
  parameters: {
    format: {
      label: 'Formato',
      description:
        'El formato de la copia; original es el que se envió, best prueba WebP, AVIF, JPEG y PNG y se queda con la más pequeña. PNG no pierde nada y conviene a dibujos y copias que se retocarán; para enviar o mostrar fotografías, WebP o JPEG ocupan una fracción.'
    },
    quality: {
      label: 'Calidad',
      description: 'Para JPEG, WebP y AVIF. PNG, GIF y TIFF no la usan.'
    },
    'max-bytes': {
      label: 'Como mucho',
      description: 'Bytes de la copia. La calidad es la mejor que no los supera, hasta la indicada.'
    },
    lossless: {
      label: 'Sin pérdida',
      description: 'Para WebP y AVIF: cada píxel tal cual. PNG y TIFF siempre lo son.'
    },
    progressive: {
      label: 'Progresiva',
      description: 'Para JPEG y PNG: se ve primero entera y tosca; luego, cada vez más fina.'
    },
    keep: {
      label: 'Conservar',
      description:
        'Qué metadatos conserva la copia: quién la hizo y de quién es (copyright), el perfil de color (icc) o, con los datos de la cámara, el lugar y XMP, todo (all). GIF no conserva ninguno; TIFF, ninguno de la cámara. Un JPEG conserva además el mapa de ganancia HDR (all) si la fotografía solo ha cambiado de tamaño.'
    },
    effort: {
      label: 'Esfuerzo',
      description:
        'Cuánto tiempo buscar un archivo menor: 0 es rápido, 9 es a fondo. TIFF no lo usa.'
    }
  }
} satisfies StepWords['output']
