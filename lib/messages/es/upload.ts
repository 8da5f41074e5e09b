import type { upload as english } from '../en/upload.ts'

export const upload: typeof english = {
  each: (size) => `Hasta ${size} cada una.`,
  folder: 'Elegir una carpeta',
  camera: 'Hacer una foto',
  chosen: 'Fotografías elegidas',
  progress: 'Progreso del envío',
  state: {
    waiting: 'Pendiente de envío, {size}',
    sending: '{sent} de {size}',
    answer: 'Enviada, {size}',
    done: 'Subida, {size}'
  },
  cancel: 'Cancelar',
  away: 'Quitar',
  silent: 'El servidor no responde.',
  kept: 'Sus fotografías siguen en esta página y se enviarán automáticamente cuando vuelva.',
  arrived: 'Subidas: {count}.',
  failed: 'Subidas: {count}; con error: {failed}. Reinténtelo o quítelas, o revele las demás.',
  kinds: {
    tone: 'Tono y color',
    shape: 'Forma',
    texture: 'Textura',
    sheet: 'Marcas y hojas'
  },
  treatmentsLead:
    'Todo lo que aquí se le puede hacer a una fotografía. Varios seguidos forman una receta.'
}
