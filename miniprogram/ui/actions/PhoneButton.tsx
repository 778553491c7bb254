import { Button } from './Button'
import type { ButtonProps } from './button-props'
import { callPhone } from './call-phone'

/** 「打电话给兰小燕」: says whom, dials at once. */
export function PhoneButton({
  name,
  phone,
  ...rest
}: { name: string; phone: string } & Omit<ButtonProps, 'children' | 'onPress'>) {
  return (
    <Button {...rest} icon="phone" onPress={() => callPhone(phone)}>
      打电话给{name}
    </Button>
  )
}
