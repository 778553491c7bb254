import type { Document } from '../document'
import type { Variables } from '../match/compile-query'

/** What the stages of a pipeline may look at beside the documents that come to them. */
export interface PipelineContext {
  /** The documents of a collection; `query` narrows them where an index may help. */
  collection: (name: string, query?: Document) => Document[]
  variables: Variables
}

export type RunStages = (documents: Document[], pipeline: readonly Document[], context: PipelineContext) => Document[]
