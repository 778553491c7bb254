import type { ReactNode } from 'react'

export interface HoldButtonProps {
  className: string
  label: string
  onDown: () => void
  onUp: () => void
  children: ReactNode
  id?: string
}

/** Tells when a finger (or the space bar) goes down and comes up. */
export function HoldButton({ className, label, onDown, onUp, children, id }: HoldButtonProps) {
  return (
    <button
      type="button"
      id={id}
      className={className}
      aria-label={label}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        onDown()
      }}
      onPointerUp={onUp}
      onPointerCancel={onUp}
      onKeyDown={(event) => {
        if (!event.repeat && (event.key === ' ' || event.key === 'Enter')) onDown()
      }}
      onKeyUp={(event) => {
        if (event.key === ' ' || event.key === 'Enter') onUp()
      }}
      onContextMenu={(event) => event.preventDefault()}
    >
      {children}
    </button>
  )
}
