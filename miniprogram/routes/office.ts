/** Pages of the sub-package for township and department officers, relative to `office/`. */
export const officePages: string[] = [
  'queue/index',
  'warning/index',
  'items/index',
  'item/index',
  'household/index',
  'households/index',
  'requests/index',
  'tasks/index',
  'feeds/index',
  'print/index',
  'policies/index',
  'policy/index',
  'parameters/index',
  'changes/index',
  'change/index',
  'policy-coverage/index',
]
