import type { StepWords } from '../../step-words.ts'
import { laid } from './shared.ts'

export const sheet = {
  watermark: {
    label: 'Filigrane',
    description: 'Écrit des mots sur la photographie, en DejaVu Sans.',
    parameters: {
      text: {
        label: 'Texte',
        description:
          'Jusqu’à 100 caractères. Virgules, points-virgules, deux-points, signes égal et tildes s’écrivent ~ et deux chiffres hexadécimaux par octet d’UTF-8 : une virgule est ~2C, une espace peut être ~20.'
      },
      size: {
        label: 'Taille',
        description: 'La hauteur d’une ligne, en pourcentage du petit côté.'
      },
      color: { label: 'Couleur', description: 'Celle des lettres.' },
      ...laid
    }
  },
  'watermark-image': {
    label: 'Image en filigrane',
    description: 'Pose une autre image sur la photographie, un logo par exemple.',
    parameters: {
      image: {
        label: 'Image',
        description:
          'L’identifiant d’une autre image envoyée ici et encore présente : de préférence avec de la transparence.'
      },
      size: {
        label: 'Taille',
        description: 'Son grand côté, en pourcentage du petit côté de la photographie.'
      },
      ...laid
    }
  },
  'contact-sheet': {
    label: 'Planche-contact',
    description:
      'Un petit tirage par traitement de tonalité et de couleur, sur une seule planche : pour choisir.',
    parameters: {
      size: { label: 'Taille', description: 'Le grand côté de chaque petit tirage, en pixels.' },
      columns: { label: 'Colonnes', description: 'Petits tirages côte à côte.' },
      labels: {
        label: 'Légendes',
        description: 'Si chaque petit tirage indique la recette dont il vient.'
      }
    }
  }
} satisfies Partial<StepWords>
