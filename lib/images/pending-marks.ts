import { createJob, type Job } from '#lib/broker/job.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import { readJson } from '#lib/storage/read-json.ts'
import type { Storage } from '#lib/storage/storage.ts'

const markKey = (id: string, recipe: string) => `pending/${id}/${recipeKey(recipe)}`

/** Marks of jobs accepted but not settled. Web publishes them again if the broker lost them. */
export function pendingMarks(storage: Storage) {
  return {
    /** Called before the job is published; the mark stays until its result is settled. */
    mark: (job: Job) => storage.write(markKey(job.image, job.recipe), JSON.stringify(job)),

    unmark: (job: Job) => storage.remove(markKey(job.image, job.recipe)),

    /** Jobs that were marked before that moment and are not settled. */
    async *pending(before: Date): AsyncGenerator<Job> {
      for (const id of await storage.list('pending')) {
        for (const key of await storage.list(`pending/${id}`)) {
          const mark = `pending/${id}/${key}`
          const stat = await storage.stat(mark)
          if (!stat || stat.modifiedAt >= before) continue
          const job = await readJson<Job>(storage, mark)
          if (job) yield createJob(job.image, job.recipe)
        }
      }
    }
  }
}
