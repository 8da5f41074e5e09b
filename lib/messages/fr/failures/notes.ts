import type { PrintNotes } from '#lib/failures/notes.ts'
import type { Sentences } from '../../failure-words.ts'

/** What is told of a print that is done. */
export const notes: Sentences<PrintNotes> = {
  'printed-in-part':
    'Il manque au fichier une partie de l’image : ce qui s’y trouve est tiré, le reste demeure vide. A-t-il été enregistré en entier ? Envoyez-le de nouveau.',
  'first-frame-only':
    'Ce {format} est animé : le tirage ne contient que la première de ses {frames} images.',
  'from-preview':
    'C’est un fichier raw d’appareil photo ({kind}) : le tirage vient de l’image de {width} × {height} pixels qu’il contient.'
}
