import fastifyMultipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { MAX_FIELD_BYTES, MAX_FIELDS } from '../http/limits.ts'
import { FILE_FIELD } from '../uploads/receive-upload.ts'
import { createUpload } from '../uploads/upload.ts'

/** Forms send images to `/`, programs may send raw bodies to `/images`. */
export default async function uploads(app: FastifyInstance) {
  const { maxFiles } = app.config
  await app.register(fastifyMultipart, {
    throwFileSizeLimit: false,
    isPartAFile: (field, _type, filename) => filename !== undefined || field === FILE_FIELD,
    limits: {
      // limited by receiveUpload, which stops reading at the first byte too many
      fileSize: Number.POSITIVE_INFINITY,
      files: maxFiles,
      fields: MAX_FIELDS,
      fieldSize: MAX_FIELD_BYTES,
      parts: maxFiles + MAX_FIELDS
    }
  })
  const upload = createUpload(app)
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.post('/', upload)
  app.put('/', upload)

  await app.register(async (programs) => {
    // leaves the body unread, for receiveUpload to stream
    programs.addContentTypeParser(/^(image\/|application\/octet-stream)/, (_request, _body, done) =>
      done(null)
    )
    programs.post('/images', upload)
  })
}
