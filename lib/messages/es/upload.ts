import type { upload as english } from '../en/upload.ts'

export const upload: typeof english = {
  each: (size) => `De ${size} cada una como máximo.`,
  folder: 'Una carpeta entera',
  camera: 'Hacer una foto',
  chosen: 'Fotografías elegidas',
  progress: 'Cuánto lleva',
  state: {
    waiting: 'Espera a ser enviada, {size}',
    sending: '{sent} de {size}',
    answer: 'Enviada, {size}',
    queued: 'Su hoja de contactos espera su turno',
    place: 'Su hoja de contactos es la número {position} de la cola',
    processing: 'Su hoja de contactos está en la cubeta',
    done: 'En el servidor, {size}'
  },
  cancel: 'Cancelar',
  away: 'Quitar',
  silent: 'El servidor no responde.',
  kept: 'Sus fotografías siguen en esta página y se enviarán solas en cuanto se pueda.',
  arrived: 'En el servidor: {count}.',
  failed: 'Sin enviar: {count}.',
  left: 'Vuelva a intentarlo con esas, quítelas o revele las demás.',
  nothing: 'Marque un tratamiento o escriba una receta.',
  sheetOf: 'Sobre {name}. Cada uno que marque da una copia propia.',
  kinds: {
    tone: 'Tono y color',
    shape: 'Forma',
    texture: 'Textura',
    sheet: 'Marcas y hojas'
  },
  recipes: 'Recetas',
  addRecipe: 'Añadir una receta',
  removeRecipe: 'Quitar',
  settings: 'Ajustes',
  byHand: 'Escrita a mano: estos ajustes ya no la cambian.',
  treatmentsLead: 'Lo que aquí se le puede hacer a una fotografía. Varios seguidos son una receta.'
}
