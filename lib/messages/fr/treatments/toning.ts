import type { StepWords } from '../../step-words.ts'

export const toning = {
  grayscale: {
    label: 'Niveaux de gris',
    description: 'Retire la couleur et laisse la lumière : le tirage n’a qu’un canal.',
    parameters: {
      weights: {
        label: 'Pondération',
        description:
          'Le poids du rouge, du vert et du bleu : selon la lumière qu’ils donnent (luminance), comme à la télévision (rec601, rec709) ou comme une pellicule noir et blanc derrière un filtre coloré.'
      }
    }
  },
  mixer: {
    label: 'Mélangeur de canaux',
    description:
      'Noir et blanc selon vos propres poids de rouge, de vert et de bleu : un total de 100 conserve la lumière.',
    parameters: {
      red: {
        label: 'Rouge',
        description: 'En pourcentage ; au-dessous de 0, assombrit ce qui est rouge.'
      },
      green: { label: 'Vert', description: 'En pourcentage.' },
      blue: { label: 'Bleu', description: 'En pourcentage.' }
    }
  },
  sepia: {
    label: 'Sépia',
    description: 'Vire la photographie au brun, comme on virait les tirages pour les faire durer.',
    parameters: {
      amount: {
        label: 'Intensité',
        description: 'De 0, les couleurs telles quelles, à 1, rien que du brun.'
      }
    }
  },
  vintage: {
    label: 'À l’ancienne',
    description:
      'Comme une vieille photographie : passée, chaude, avec du grain et des coins sombres.',
    parameters: {
      fade: {
        label: 'Décoloration',
        description: 'À quel point les couleurs ont pâli et le noir a bruni, de 0 à 1.'
      },
      warmth: { label: 'Chaleur', description: 'À quel point le papier a jauni, de 0 à 1.' },
      grain: {
        label: 'Grain',
        description: 'Comme pour grain:amount ; une même photographie reçoit toujours le même.'
      },
      vignette: {
        label: 'Vignettage',
        description: 'À quel point les coins sont sombres, de 0 à 1.'
      }
    }
  },
  lut: {
    label: 'Rendu',
    description:
      'Remplace chaque couleur par une autre, comme une pellicule ou un laboratoire : une table à trois dimensions.',
    parameters: {
      preset: {
        label: 'Rendu',
        description:
          'Pellicule chaude du soir (golden), ombres contre carnations (teal-orange), dur et pâle (bleach-bypass), couleurs franches (slide-film) ou tendres (pastel), ou nuit américaine (night).'
      },
      strength: { label: 'Intensité', description: 'De 0, la photographie, à 1, tout le rendu.' }
    }
  },
  negative: {
    label: 'Négatif',
    description: 'Change la lumière en ombre et chaque couleur en son opposée.',
    parameters: {}
  },
  duotone: {
    label: 'Bichromie',
    description:
      'Imprime la photographie avec deux encres : l’une pour les ombres, l’autre pour les lumières.',
    parameters: {
      shadows: { label: 'Ombres', description: 'La couleur du noir.' },
      highlights: { label: 'Hautes lumières', description: 'La couleur du blanc.' }
    }
  },
  tint: {
    label: 'Virage',
    description:
      'Donne une seule couleur à toute la photographie et garde sa lumière : le noir reste noir, le blanc reste blanc.',
    parameters: {
      color: {
        label: 'Couleur',
        description: 'Sa clarté ne compte pas.'
      }
    }
  },
  'gradient-map': {
    label: 'Carte de dégradé',
    description: 'Colore la lumière de la photographie selon un dégradé de votre choix.',
    parameters: {
      stops: {
        label: 'Couleurs',
        description:
          'De deux à huit couleurs en chiffres hexadécimaux, reliées par des traits d’union, du sombre au clair.'
      }
    }
  },
  thermal: {
    label: 'Thermique',
    description:
      'Colore la lumière de la photographie comme une caméra thermique colore la chaleur.',
    parameters: {
      palette: {
        label: 'Palette',
        description: 'Les couleurs, du point le plus sombre au plus clair.'
      },
      invert: {
        label: 'Inverser',
        description: 'Les couleurs à l’envers : c’est le sombre qui est chaud.'
      },
      span: {
        label: 'Plage',
        description:
          'Les niveaux qui deviennent le plus froid et le plus chaud, en pourcentage de la clarté totale : 20-80 répartit toute la palette entre les deux.'
      },
      isotherm: {
        label: 'Isotherme',
        description:
          'Marque d’une seule couleur toute la lumière d’un pourcentage à un autre, comme 70-85.'
      },
      'isotherm-color': { label: 'Couleur de l’isotherme' },
      scale: {
        label: 'Échelle',
        description: 'Dessine la palette comme une barre le long du bord droit.'
      }
    }
  }
} satisfies Partial<StepWords>
