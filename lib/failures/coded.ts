/** A code with its parameters, of a type that maps each code to its parameters. */
export type Coded<Parameters> = {
  [Code in keyof Parameters]: { code: Code; parameters: Parameters[Code] }
}[keyof Parameters]
