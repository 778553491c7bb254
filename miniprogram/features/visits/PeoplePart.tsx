import { Button } from '../../ui/actions/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Field } from '../../ui/form/Field'
import { YesNo } from '../../ui/form/YesNo'
import { Note } from '../../ui/theme/Heading'
import { MemberFields } from './MemberFields'
import type { PartProps } from './part-props'
import { addMember } from './visit-form'

/** Who lives here, as seen at the door: number, register, living together. */
export function PeoplePart(props: PartProps) {
  const { form, change, problems } = props
  return (
    <>
      <Note>第一位写户主。证号尾数是X的照写。</Note>
      {problems.members && <Notice tone="warn">{problems.members}</Notice>}
      {form.members.map((_, index) => (
        <MemberFields key={index} index={index} {...props} />
      ))}
      <Button icon="plus" block onPress={() => change(addMember)}>
        再加一个家里人
      </Button>
      <Field label="和经办人、村干部是近亲属吗？" hint="是的话要做近亲属备案，由县里来办" optional>
        <YesNo
          label="近亲属备案"
          value={form.staffRelative}
          onChange={(staffRelative) => change((now) => ({ ...now, staffRelative }))}
        />
      </Field>
    </>
  )
}
