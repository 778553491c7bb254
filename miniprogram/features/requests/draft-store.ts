import { useSyncExternalStore } from 'react'
import { readText, writeText } from '../../cloud/keep'
import { newId } from '../../cloud/new-id'
import { sessionOwner } from '../../cloud/session'
import { emptyDraft, type DraftPlace, type RequestDraft } from './draft'
import type { RequestChannel } from '@shared/requests/model'

const listeners = new Set<() => void>()
let cache: { owner: string; draft: RequestDraft } | undefined

const storageKey = (owner: string): string => `koumen.request.${owner}`

/**
 * Words survive closing the app; photos, voice and signature live until then and are kept by the queue once sent. Answers of
 * a self-check are never written to the phone before they are sent.
 */
const asText = (draft: RequestDraft): string =>
  JSON.stringify({ ...draft, voice: null, photos: [], consent: null, declared: null })

const kept = (owner: string): RequestDraft => {
  const text = readText(storageKey(owner))
  return text ? { ...emptyDraft(newId()), ...(JSON.parse(text) as Partial<RequestDraft>) } : emptyDraft(newId())
}

export const requestDraft = (): RequestDraft => {
  const owner = sessionOwner()
  if (cache?.owner !== owner) cache = { owner, draft: kept(owner) }
  return cache.draft
}

const store = (draft: RequestDraft): void => {
  const owner = sessionOwner()
  cache = { owner, draft }
  writeText(storageKey(owner), asText(draft))
  for (const listener of listeners) listener()
}

export const changeDraft = (patch: Partial<RequestDraft>): void => store({ ...requestDraft(), ...patch })

/** What was asked has arrived, or the person starts over. */
export const clearDraft = (): void => store(emptyDraft(newId()))

/** Begins a request at a place, keeping what was already written for it. */
export const startRequest = (channel: RequestChannel, place: DraftPlace | null): void => {
  const now = requestDraft()
  const samePlace = place === null || now.place === null || now.place.addressZh === place.addressZh
  const base = samePlace ? now : emptyDraft(newId())
  store({ ...base, channel, place: place ?? base.place, consent: base.channel === channel ? base.consent : null })
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The request being written on this phone. */
export const useRequestDraft = (): RequestDraft => useSyncExternalStore(subscribe, requestDraft, requestDraft)
