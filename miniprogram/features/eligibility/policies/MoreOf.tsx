import { useState, type ReactNode } from 'react'
import { Button } from '../../../ui/actions/Button'
import { List } from '../../../ui/layout/List'

interface MoreOfProps<T> {
  items: readonly T[]
  label: string
  /** Shown before one asks for the others. */
  first?: number
  children: (item: T) => ReactNode
}

/** A long list, its beginning first. */
export function MoreOf<T>({ items, label, first = 5, children }: MoreOfProps<T>) {
  const [all, setAll] = useState(false)
  if (items.length === 0) return null
  return (
    <>
      <List label={label}>{(all ? items : items.slice(0, first)).map(children)}</List>
      {!all && items.length > first && (
        <Button kind="quiet" onPress={() => setAll(true)}>
          还有{items.length - first}项，全部列出
        </Button>
      )}
    </>
  )
}
