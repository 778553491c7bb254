// Each target's build takes its twin; type checks and unit tests read the browser's.
export * from './focus-question.h5'
