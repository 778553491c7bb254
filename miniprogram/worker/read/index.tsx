import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { StatementSheet } from '../../features/statements/StatementSheet'
import { useStatementForReading } from '../../features/statements/use-statement'
import { statementAloud } from '../../features/statements/view'
import { useTask } from '../../features/tasks/use-task'
import { taskActions } from '../../features/tasks/view'
import { Button } from '../../ui/actions/Button'
import { PrintButton } from '../../ui/capture/PrintButton'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { Card } from '../../ui/layout/Card'
import { Page } from '../../ui/layout/Page'
import '../../features/statements/statements.css'

/** The list as it is read aloud at the door, sentence by sentence; then the household presses 「已念」 on its own phone. */
export default function ReadPage() {
  const { task, complete, busy, error } = useTask(useRouter().params.task ?? '')
  const statement = useStatementForReading(task.data?.householdId)
  const canComplete = task.data !== undefined && taskActions(task.data).canComplete
  if (task.data === undefined || task.data.householdId === null)
    return (
      <Page title="念清单">
        <Loaded query={task}>{() => <EmptyState icon="file" title="先走访登记，再念清单" />}</Loaded>
      </Page>
    )
  return (
    <Page
      title="念清单"
      footer={
        canComplete ? (
          <Button kind="primary" size="l" block busy={busy} icon="check" onPress={() => complete('当面念了清单')}>
            念完了
          </Button>
        ) : undefined
      }
    >
      <Loaded query={statement}>
        {(list) => (
          <>
            <Card title="照着念">
              <View className="k-aloud">
                {statementAloud(list)
                  .split('\n')
                  .map((sentence) => (
                    <View key={sentence}>{sentence}</View>
                  ))}
              </View>
            </Card>
            <StatementSheet statement={list} />
            <PrintButton>打印清单</PrintButton>
          </>
        )}
      </Loaded>
      {error && <Notice tone="danger">{error.messageZh}</Notice>}
    </Page>
  )
}
