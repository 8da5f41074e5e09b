import type { PrintNotes } from '#lib/failures/notes.ts'
import type { Sentences } from '../../failure-words.ts'

/** What is told of a print that is done. */
export const notes: Sentences<PrintNotes> = {
  'printed-in-part':
    'Al archivo le falta una parte de la imagen: se imprime lo que hay y el resto queda vacío. ¿Se guardó completo? Envíalo de nuevo.',
  'first-frame-only':
    'Este {format} es una animación: la copia solo contiene el primero de sus {frames} fotogramas.',
  'from-preview':
    'Es un archivo raw de cámara ({kind}): la copia se hizo con la imagen de {width} × {height} píxeles que contiene.'
}
