import { Button } from '../actions/Button'

/** Prints this screen; bars, navigation and buttons (`k-noprint`) stay off the paper. */
export function PrintButton({ children = '打印' }: { children?: string }) {
  return (
    <div className="k-noprint">
      <Button icon="print" onPress={() => window.print()}>
        {children}
      </Button>
    </div>
  )
}
