import { useState } from 'react'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { useAreaTasks } from '../../features/tasks/use-area-tasks'
import { dueWords, taskTone } from '../../features/tasks/view'
import { Button } from '../../ui/actions/Button'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { Sheet } from '../../ui/feedback/Sheet'
import { Tag } from '../../ui/feedback/Tag'
import { RadioGroup } from '../../ui/form/choices'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { Stack } from '../../ui/layout/Stack'

/** Who is on what in the area; a task that was returned or is late is given to somebody else here. */
export default function OfficeTasksPage() {
  return (
    <OfficeScreen page="tasks" title="任务">
      {(areaCode) => <Tasks areaCode={areaCode} />}
    </OfficeScreen>
  )
}

function Tasks({ areaCode }: { areaCode: string }) {
  const { tasks, workers, reassign, busy, error } = useAreaTasks(areaCode)
  const [chosen, setChosen] = useState<{ taskId: string; version: number; titleZh: string } | null>(null)
  const [staffId, setStaffId] = useState<string | null>(null)
  return (
    <>
      <Loaded
        query={tasks}
        empty={{ when: ({ items }) => items.length === 0, show: <EmptyState icon="check" title="没有任务" /> }}
      >
        {({ items }) => (
          <Card kind="flush">
            <List label="任务">
              {items.map((task) => (
                <ListItem
                  key={task.taskId}
                  title={`${task.titleZh} · ${task.personName || task.addressZh}`}
                  note={`${task.assigneeName} · ${dueWords(task)} · ${task.addressZh}`}
                  end={<Tag tone={taskTone(task)}>{task.statusZh}</Tag>}
                  onPress={
                    task.status === 'completed' || task.status === 'cancelled' ? undefined : () => setChosen(task)
                  }
                />
              ))}
            </List>
          </Card>
        )}
      </Loaded>
      <Sheet open={chosen !== null} title={`转派：${chosen?.titleZh ?? ''}`} onClose={() => setChosen(null)}>
        <Stack>
          {error && <Notice tone="danger">{error.messageZh}</Notice>}
          <Loaded query={workers}>
            {({ items }) => (
              <RadioGroup
                label="转给谁"
                choices={items.map((worker) => ({
                  value: worker.staffId,
                  label: worker.name,
                  note: `${worker.areaZh}${worker.roleZh}`,
                }))}
                value={staffId}
                onChange={setStaffId}
              />
            )}
          </Loaded>
          <Button
            kind="primary"
            block
            busy={busy}
            disabled={staffId === null}
            onPress={async () => {
              if (!chosen || !staffId) return
              if (await reassign({ taskId: chosen.taskId, version: chosen.version, staffId, reasonZh: '' }))
                setChosen(null)
            }}
          >
            转派
          </Button>
        </Stack>
      </Sheet>
    </>
  )
}
