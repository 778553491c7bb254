export { startLocalCloud, type LocalCloud, type LocalCloudOptions } from './start-local-cloud'
export type { CollectionSpec, DemoAccount, FunctionSpec, IndexSpec } from './manifest'
export type { Identity } from './functions/call-environment'
export type { LogEntry } from './functions/function-log'
