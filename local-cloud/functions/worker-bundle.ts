import { programText } from '../program-text'

/** The worker's program as one piece of JavaScript, so that it starts without a TypeScript loader. */
export const workerProgram = (): string => programText(__dirname, 'worker-main', 'node')
