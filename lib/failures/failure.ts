import type { AccessProblems } from './access.ts'
import type { Coded } from './coded.ts'
import type { PrintNotes } from './notes.ts'
import type { RecipeFaults } from './recipes.ts'
import type { ImageFaults, Refusals } from './refusals.ts'
import type { RequestFaults, RequestProblems } from './requests.ts'
import type { BrokerTroubles, ServerProblems, StorageTroubles } from './server.ts'
import type { UploadProblems } from './uploads.ts'

/** What a request is answered with. These have a title and an HTTP status. */
export type ProblemParameters = RequestProblems &
  AccessProblems &
  UploadProblems &
  ImageFaults &
  ServerProblems

/** The precise cause, in a failed result's state or as the `reason` of a problem. */
export type ReasonParameters = RecipeFaults &
  Refusals &
  PrintNotes &
  RequestFaults &
  BrokerTroubles &
  StorageTroubles

/** Every problem, refusal and failure: its code, and the parameters that go with it. */
export type FailureParameters = ProblemParameters & ReasonParameters

export type FailureCode = keyof FailureParameters
export type ProblemCode = keyof ProblemParameters
export type ReasonCode = keyof ReasonParameters
export type RecipeFaultCode = keyof RecipeFaults
export type RefusalCode = keyof (Refusals & ImageFaults)
export type ResultFailureCode = RecipeFaultCode | RefusalCode
/** What is told of a print that is done. */
export type PrintNote = Failure<keyof PrintNotes>
export type RequestFaultCode = keyof RequestFaults
export type BrokerTroubleCode = keyof BrokerTroubles
export type StorageTroubleCode = keyof StorageTroubles

/** What happened, for programs. Sentences for people are in lib/messages. */
export type Failure<Code extends FailureCode = FailureCode> = Coded<Pick<FailureParameters, Code>>
