import type { StepWords } from '../../step-words.ts'

export const adjustments = {
  brightness: {
    label: 'Luminosité',
    description: 'Éclaircit ou assombrit toute la photographie.',
    parameters: {
      amount: {
        label: 'Facteur',
        description: 'Sous 1, plus sombre, jusqu’au noir à 0 ; au-dessus, plus claire.'
      }
    }
  },
  contrast: {
    label: 'Contraste',
    description: 'Augmente ou réduit le contraste.',
    parameters: {
      amount: {
        label: 'Facteur',
        description: 'Sous 1, plus douce, jusqu’à un gris uniforme à 0 ; au-dessus, plus dure.'
      }
    }
  },
  curves: {
    label: 'Courbes',
    description: 'Ajuste les tons avec une courbe prédéfinie.',
    parameters: {
      preset: {
        label: 'Courbe',
        description:
          'Plus dure (contrast, strong-contrast), plus douce (soft), plus claire (lighter), plus sombre (darker), ombres débouchées (lift-shadows), noirs délavés (matte) ou pellicule passée dans le mauvais bain (cross-process).'
      }
    }
  },
  gamma: {
    label: 'Gamma',
    description: 'Éclaircit ou assombrit les tons moyens et laisse en place le noir et le blanc.',
    parameters: {
      exponent: {
        label: 'Exposant',
        description: 'Au-dessus de 1, plus claire ; au-dessous, plus sombre.'
      }
    }
  },
  exposure: {
    label: 'Exposition',
    description: 'Donne plus ou moins de lumière à la photographie, en diaphragmes (IL).',
    parameters: {
      stops: {
        label: 'Diaphragmes',
        description:
          'Chaque diaphragme en plus double la lumière ; chaque diaphragme en moins la réduit de moitié.'
      }
    }
  },
  temperature: {
    label: 'Température',
    description: 'Rend la lumière de la photographie plus chaude ou plus froide, sans l’éclaircir.',
    parameters: {
      shift: {
        label: 'Décalage',
        description:
          'En mireds, comme pour les filtres colorés : 18 est un 81A, 112 un 85 ; au-dessous de 0, plus froide, -18 est un 82A.'
      }
    }
  },
  saturation: {
    label: 'Saturation',
    description: 'Avive ou atténue les couleurs.',
    parameters: {
      amount: {
        label: 'Facteur',
        description:
          'Sous 1, les couleurs pâlissent, jusqu’à disparaître à 0 ; au-dessus, elles s’avivent.'
      }
    }
  },
  hue: {
    label: 'Teinte',
    description: 'Fait tourner toutes les couleurs sur le cercle chromatique.',
    parameters: {
      angle: {
        label: 'Angle',
        description: 'En degrés sur le cercle chromatique : 120 rend vert ce qui est rouge.'
      }
    }
  },
  normalize: {
    label: 'Normalisation',
    description: 'Étire la lumière du noir complet au blanc complet.',
    parameters: {
      black: { label: 'Noir', description: 'Le pourcentage de pixels qui peuvent finir en noir.' },
      white: { label: 'Blanc', description: 'Le pourcentage de pixels qui peuvent finir en blanc.' }
    }
  },
  equalize: {
    label: 'Égalisation',
    description: 'Répartit la lumière pour que chaque niveau soit aussi fréquent que les autres.',
    parameters: {}
  },
  clahe: {
    label: 'Contraste local',
    description:
      'Fait ressortir le détail des ombres et des hautes lumières, partie par partie (CLAHE).',
    parameters: {
      limit: {
        label: 'Limite',
        description: 'Jusqu’où le contraste peut monter : 1 à peine, 40 autant que possible.'
      },
      tiles: {
        label: 'Carreaux',
        description: 'En combien de parts la largeur et la hauteur sont divisées.'
      }
    }
  },
  threshold: {
    label: 'Seuil',
    description: 'Ne laisse que le noir et le blanc.',
    parameters: {
      level: {
        label: 'Niveau',
        description: 'La lumière est blanche à partir de ce niveau, sur 255.'
      }
    }
  },
  posterize: {
    label: 'Postérisation',
    description: 'Ne laisse que quelques niveaux de chaque couleur, comme une affiche imprimée.',
    parameters: {
      levels: { label: 'Niveaux', description: 'Pour chacun des rouge, vert et bleu.' }
    }
  },
  solarize: {
    label: 'Solarisation',
    description:
      'Change ce qui est clair en son négatif, comme un papier éclairé pendant son développement.',
    parameters: {
      level: {
        label: 'Niveau',
        description: 'Les valeurs à partir de ce niveau sont inversées, sur 255.'
      }
    }
  }
} satisfies Partial<StepWords>
