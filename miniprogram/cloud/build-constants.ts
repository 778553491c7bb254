declare const KOUMEN_GATEWAY: string
declare const KOUMEN_ENVIRONMENT: string
declare const KOUMEN_VERSION: string

// Written into the bundle by config/taro/build.ts; absent in unit tests.
/** Where the browser finds the gateway; empty means the address the page came from. */
export const gateway = typeof KOUMEN_GATEWAY === 'string' ? KOUMEN_GATEWAY : ''
/** The CloudBase environment of the WeChat build. */
export const environment = typeof KOUMEN_ENVIRONMENT === 'string' ? KOUMEN_ENVIRONMENT : ''
export const clientVersion = typeof KOUMEN_VERSION === 'string' ? KOUMEN_VERSION : '0.0.0'
