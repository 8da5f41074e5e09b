import type { Failure, RecipeFaultCode } from '#lib/failures/failure.ts'
import { FailureError } from '#lib/failures/failure-error.ts'

/** What is wrong in a recipe, and where. */
export class RecipeError extends FailureError<Failure<RecipeFaultCode>> {
  override name = 'RecipeError'
}
