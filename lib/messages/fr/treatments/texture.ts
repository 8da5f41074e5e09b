import type { StepWords } from '../../step-words.ts'
import { region } from './shared.ts'

export const texture = {
  blur: {
    label: 'Flou',
    description: 'Adoucit toute la photographie ou une zone.',
    parameters: {
      sigma: { label: 'Intensité', description: 'L’écart type de la courbe de Gauss, en pixels.' },
      region
    }
  },
  sharpen: {
    label: 'Netteté',
    description: 'Fait ressortir les contours, par un masque flou.',
    parameters: {
      sigma: { label: 'Rayon', description: 'La largeur des contours qu’il renforce, en pixels.' },
      amount: {
        label: 'Quantité',
        description: 'La part de ce que le flou enlève qui est ajoutée une fois de plus.'
      }
    }
  },
  median: {
    label: 'Débruitage',
    description: 'Ôte les poussières et le bruit et garde les contours, par un filtre médian.',
    parameters: {
      size: {
        label: 'Taille',
        description: 'Le côté du carré dont chaque pixel prend la valeur médiane, en pixels.'
      }
    }
  },
  pixelate: {
    label: 'Pixellisation',
    description: 'Change toute la photographie, ou une zone, en blocs d’une seule couleur.',
    parameters: {
      size: { label: 'Bloc', description: 'Le côté d’un bloc, en pixels.' },
      region
    }
  },
  edge: {
    label: 'Contours',
    description: 'Trace en clair sur noir les changements brusques de lumière (Sobel).',
    parameters: {}
  },
  emboss: {
    label: 'Relief',
    description:
      'Éclaire la photographie d’en haut à gauche, comme si elle était coulée dans le métal.',
    parameters: {}
  },
  vignette: {
    label: 'Vignettage',
    description: 'Assombrit les coins, comme un vieil objectif.',
    parameters: {
      strength: {
        label: 'Intensité',
        description: 'La part de lumière que perdent les coins : de 0 à la totalité.'
      },
      start: {
        label: 'Début',
        description: 'Où il commence, comme part du chemin du centre à un coin.'
      }
    }
  },
  grain: {
    label: 'Grain',
    description: 'Ajoute le grain de la pellicule : une même photographie reçoit toujours le même.',
    parameters: {
      amount: { label: 'Quantité', description: 'L’écart type de ce qui est ajouté, sur 255.' }
    }
  },
  halftone: {
    label: 'Trame',
    description: 'Imprime la lumière en points noirs de toutes tailles, comme les journaux.',
    parameters: {
      size: {
        label: 'Espacement',
        description: 'Du centre d’un point à celui du suivant, en pixels.'
      },
      angle: { label: 'Angle', description: 'Celui des rangées de points, en degrés.' }
    }
  }
} satisfies Partial<StepWords>
