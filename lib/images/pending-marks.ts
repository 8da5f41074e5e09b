import { createJob, type Job } from '#lib/broker/job.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import { readJson } from '#lib/storage/read-json.ts'
import type { Storage } from '#lib/storage/storage.ts'

const markKey = (id: string, recipe: string) => `pending/${id}/${recipeKey(recipe)}`

/** What is accepted and not settled; web publishes it again should the broker have lost it. */
export function pendingMarks(storage: Storage) {
  return {
    /** From before the job is published until its result is settled. */
    mark: (job: Job) => storage.write(markKey(job.image, job.recipe), JSON.stringify(job)),

    unmark: (job: Job) => storage.remove(markKey(job.image, job.recipe)),

    /** Jobs marked before that moment and not settled since. */
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
