import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { TaskDetail } from '@shared/tasks/contract'
import { useTask } from '../../features/tasks/use-task'
import { useHandOverCode } from '../../features/visits/use-hand-over-code'
import { Button } from '../../ui/actions/Button'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { RadioGroup } from '../../ui/form/choices'
import { Field } from '../../ui/form/Field'
import { whenZh } from '../../ui/format/when-zh'
import { Card } from '../../ui/layout/Card'
import { Page } from '../../ui/layout/Page'
import { Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'
import '../../features/visits/visits.css'

/** Six digits, said face to face: whoever enters them sees their household's file. */
export default function CodePage() {
  const { task } = useTask(useRouter().params.task ?? '')
  return (
    <Page title="给验证码">
      <Loaded query={task}>
        {(detail) =>
          detail.householdId === null || detail.registeredMembers.length === 0 ? (
            <EmptyState icon="shield" title="先走访登记家里人，再给验证码" />
          ) : (
            <HandOver householdId={detail.householdId} members={detail.registeredMembers} />
          )
        }
      </Loaded>
    </Page>
  )
}

function HandOver({ householdId, members }: { householdId: string; members: TaskDetail['registeredMembers'] }) {
  const [personId, setPersonId] = useState<string | null>(members.length === 1 ? (members[0]?.personId ?? null) : null)
  const { give, code, busy, error } = useHandOverCode(householdId)
  return (
    <Card>
      <Stack>
        <Field label="给谁？" hint="要当面见到本人才能给">
          <RadioGroup
            label="给谁"
            choices={members.map((member) => ({
              value: member.personId,
              label: member.nameZh,
              note: member.relationZh,
            }))}
            value={personId}
            onChange={setPersonId}
          />
        </Field>
        {code && (
          <View role="status">
            <View className="k-code">{code.code}</View>
            <Note>念给他听，让他在“我的”里填上。{whenZh(code.expiresAt)}前有效，只能用一次。</Note>
          </View>
        )}
        {error && <Notice tone="danger">{error}</Notice>}
        <Button
          kind="primary"
          size="l"
          block
          busy={busy}
          disabled={personId === null}
          onPress={() => (personId === null ? undefined : give(personId))}
        >
          {code ? '换一个码' : '出示6位数字'}
        </Button>
      </Stack>
    </Card>
  )
}
