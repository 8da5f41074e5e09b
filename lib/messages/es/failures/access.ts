import type { AccessProblems } from '#lib/failures/access.ts'
import type { Titled } from '../../failure-words.ts'

export const access: Titled<AccessProblems> = {
  'no-key': {
    title: 'Este cuarto oscuro requiere una clave',
    detail: 'Envíe una clave de este servidor como Authorization: Bearer.'
  },
  'wrong-key': {
    title: 'Aquí no se conoce esa clave',
    detail: 'Está mal escrita o ya no es válida. Pregunte a quien administra este servidor.'
  },
  'key-lacks-scope': {
    title: 'Esa clave no lo permite',
    detail:
      'A la clave "{key}" le falta el permiso "{scope}". Pregunte a quien administra este servidor.'
  },
  'wrong-token': {
    title: 'Ese no es el token',
    detail: 'Envíe el token de administración de este servidor, como Authorization: Bearer.'
  },
  'too-many-tries': {
    title: 'Se están probando demasiados tokens',
    detail:
      'Se comprueban de uno en uno, con una pausa tras cada uno incorrecto. Inténtelo de nuevo dentro de poco.'
  },
  'cross-site': {
    title: 'Otro sitio envió este formulario',
    detail:
      'Este servidor solo acepta formularios de sus propias páginas. Los programas no se ven afectados: no envían ni Origin ni Sec-Fetch-Site.'
  }
}
