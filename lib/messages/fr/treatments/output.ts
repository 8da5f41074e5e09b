import type { StepWords } from '../../step-words.ts'

export const output = {
  label: 'Sortie',
  description: 'Comment le tirage est encodé. Seulement en dernière étape.',
  parameters: {
    format: {
      label: 'Format',
      description:
        'Le format de fichier du tirage ; original est celui de l’envoi, best essaie WebP, AVIF, JPEG et PNG et garde le plus léger. PNG ne perd rien et convient aux dessins et aux tirages à retravailler ; pour envoyer ou montrer des photographies, WebP ou JPEG sont bien plus légers.'
    },
    quality: {
      label: 'Qualité',
      description: 'Pour JPEG, WebP et AVIF. PNG, GIF et TIFF ne l’utilisent pas.'
    },
    'max-bytes': {
      label: 'Au plus',
      description:
        'En octets. La qualité est la meilleure qui permette de s’y tenir, sans dépasser celle indiquée.'
    },
    lossless: {
      label: 'Sans perte',
      description: 'Pour WebP et AVIF : chaque pixel tel quel. PNG et TIFF le sont toujours.'
    },
    progressive: {
      label: 'Progressif',
      description: 'Pour JPEG et PNG : d’abord entier et grossier, puis de plus en plus fin.'
    },
    keep: {
      label: 'Conserver',
      description:
        'Les métadonnées que le tirage conserve : l’auteur et les droits (copyright), le profil de couleur (icc) ou, avec les données de l’appareil, le lieu et XMP, tout (all). GIF n’en conserve aucune, TIFF aucune de l’appareil. Un JPEG garde aussi la carte de gain HDR (all) si la photographie a seulement été redimensionnée.'
    },
    effort: {
      label: 'Effort',
      description:
        'Le temps passé à gagner des octets : 0 est rapide, 9 est minutieux. TIFF ne l’utilise pas.'
    }
  }
} satisfies StepWords['output']
