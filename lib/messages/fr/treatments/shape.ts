import type { StepWords } from '../../step-words.ts'
import { background } from './shared.ts'

export const shape = {
  resize: {
    label: 'Redimensionner',
    description: 'Change la taille en gardant les proportions, sauf indication contraire.',
    parameters: {
      width: { label: 'Largeur', description: 'En pixels. Laissez vide pour suivre la hauteur.' },
      height: { label: 'Hauteur', description: 'En pixels. Laissez vide pour suivre la largeur.' },
      fit: {
        label: 'Ajustement',
        description:
          'Si largeur et hauteur ne respectent pas les proportions : tenir dans les deux (inside), atteindre les deux (outside), remplir le cadre et couper ce qui dépasse (cover), tenir dans le cadre et le combler de transparence (contain) ou déformer (fill).'
      },
      enlarge: {
        label: 'Agrandir',
        description: 'Si une photographie plus petite que la taille demandée peut être agrandie.'
      },
      gravity: {
        label: 'Position',
        description:
          'La partie qui reste quand cover coupe, et la place où contain met la photographie. attention et entropy cherchent ce qui attire l’œil et ce qui a le plus de détail ; dans une animation, ils gardent le centre.'
      }
    }
  },
  crop: {
    label: 'Recadrer',
    description: 'Découpe un rectangle ; ce qui dépasserait de l’image est laissé de côté.',
    parameters: {
      region: {
        label: 'Zone',
        description:
          'Ce qui reste : gauche.haut.largeur.hauteur, en pixels, ou, avec un p après le nombre, en pourcentage de l’image.'
      }
    }
  },
  rotate: {
    label: 'Pivoter',
    description: 'Fait tourner la photographie d’un angle quelconque.',
    parameters: {
      angle: {
        label: 'Angle',
        description:
          'En degrés, dans le sens des aiguilles d’une montre. Entre les angles droits, l’image s’agrandit pour contenir ses coins.'
      },
      background
    }
  },
  flip: {
    label: 'Retourner',
    description: 'Inverse le haut et le bas.',
    parameters: {}
  },
  flop: {
    label: 'Miroir',
    description: 'Inverse la gauche et la droite.',
    parameters: {}
  },
  trim: {
    label: 'Rogner',
    description: 'Coupe les bords d’une seule couleur.',
    parameters: {
      threshold: {
        label: 'Tolérance',
        description: 'L’écart à la couleur du coin supérieur gauche qui compte encore comme bord.'
      }
    }
  },
  pad: {
    label: 'Marges',
    description: 'Ajoute de la place sur les côtés, à chacun sa largeur.',
    parameters: {
      top: { label: 'Haut', description: 'Pixels ajoutés de ce côté.' },
      right: { label: 'Droite', description: 'Pixels ajoutés de ce côté.' },
      bottom: { label: 'Bas', description: 'Pixels ajoutés de ce côté.' },
      left: { label: 'Gauche', description: 'Pixels ajoutés de ce côté.' },
      background
    }
  },
  border: {
    label: 'Cadre',
    description: 'Entoure la photographie d’un cadre d’une seule couleur.',
    parameters: {
      width: { label: 'Largeur', description: 'En pixels, sur les quatre côtés.' },
      color: { label: 'Couleur', description: 'La couleur du cadre.' }
    }
  },
  flatten: {
    label: 'Aplatir',
    description: 'Pose une photographie transparente sur une couleur.',
    parameters: {
      background: { label: 'Fond', description: 'La couleur qui transparaît.' }
    }
  },
  'round-corners': {
    label: 'Coins arrondis',
    description: 'Arrondit les coins ; au-dehors, le tirage est transparent.',
    parameters: {
      radius: {
        label: 'Rayon',
        description: 'Celui des coins, en pixels ; au plus la moitié du petit côté.'
      }
    }
  },
  circle: {
    label: 'Cercle',
    description:
      'Découpe au centre le plus grand cercle possible, pour les portraits ; au-dehors, le tirage est transparent.',
    parameters: {}
  },
  extend: {
    label: 'Étendre',
    description:
      'Ajoute de la place sur deux côtés jusqu’à ce que largeur et hauteur aient les proportions voulues.',
    parameters: {
      ratio: { label: 'Proportions', description: 'Largeur sur hauteur.' },
      fill: {
        label: 'Remplissage',
        description: 'Par la photographie elle-même, agrandie et floutée, ou par une couleur.'
      },
      color: { label: 'Couleur', description: 'Pour fill=color.' }
    }
  }
} satisfies Partial<StepWords>
