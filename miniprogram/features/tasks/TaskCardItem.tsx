import { View } from '@tarojs/components'
import type { TaskCard } from '@shared/tasks/contract'
import { Pressable } from '../../ui/actions/Pressable'
import { Tag } from '../../ui/feedback/Tag'
import { Icon } from '../../ui/theme/Icon'
import './tasks.css'
import { dueWords, taskTone } from './view'

/** One card of the worker's day. Says who, where, what and until when; nothing more is on it. */
export function TaskCardItem({ task, waiting, onOpen }: { task: TaskCard; waiting?: string; onOpen: () => unknown }) {
  return (
    <Pressable className={`k-task${task.overdue ? ' k-task--late' : ''}`} role="link" onPress={onOpen}>
      <View className="k-task-head">
        <View className="k-task-title">{task.titleZh}</View>
        <Tag tone={taskTone(task)}>{task.statusZh}</Tag>
      </View>
      <View className="k-task-who">
        {task.personName}
        {task.personName && task.addressZh ? '，' : ''}
        {task.addressZh}
      </View>
      <View className="k-task-due">
        <Icon name="clock" size={1} />
        {dueWords(task)}
      </View>
      {waiting && <Tag tone="warn">{waiting}</Tag>}
    </Pressable>
  )
}
