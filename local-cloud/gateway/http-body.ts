import type { IncomingMessage, ServerResponse } from 'node:http'
import { payloadTooLarge } from '../errors'

/** Reads a whole body; over the limit it throws and the connection is closed after the answer. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= limit) chunks.push(chunk)
    else if (bytes > limit * 4) break
  }
  if (bytes > limit) throw payloadTooLarge(limit)
  return Buffer.concat(chunks)
}

/** Sends a value and returns the bytes of its body. */
export function sendJson(response: ServerResponse, status: number, value: unknown): number {
  const body = Buffer.from(JSON.stringify(value ?? null))
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  })
  response.end(body)
  return body.length
}
