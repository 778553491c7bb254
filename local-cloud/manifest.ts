/** One collection, as the project's manifest declares it. Everything is ADMINONLY: only functions read and write. */
export interface CollectionSpec {
  name: string
  access: 'ADMINONLY'
  schemaVersion: number
  purpose: string
  indexes: readonly IndexSpec[]
  retention?: { field: string; days: number; reason: string }
}

/** Keys in order; 1 ascending, -1 descending, `2dsphere` for shapes of GeoJSON. Missing and null values collide in a unique index. */
export interface IndexSpec {
  name: string
  keys: Readonly<Record<string, 1 | -1 | '2dsphere'>>
  unique?: boolean
}

/** One function, as deployment configures it. `cron` has CloudBase's seven fields (second … year), Asia/Shanghai. */
export interface FunctionSpec {
  name: string
  timeoutSeconds: number
  memoryMb: number
  /** Variables of this function alone, as `envVariables` in `cloudbaserc.json`. */
  environment?: Readonly<Record<string, string>>
  /** The path under which it answers plain HTTP requests (HTTP access), e.g. `/api`. */
  http?: string
  timers?: readonly { name: string; cron: string }[]
  /** WeChat APIs the function declared in `permissions.openapi`, e.g. `subscribeMessage.send`. */
  openapi?: readonly string[]
}

/** A person one may sign in as in a demonstration. Anything else on it is shown to the browser as it is. */
export interface DemoAccount {
  id: string
  label: string
  openid?: string
  [shown: string]: unknown
}
