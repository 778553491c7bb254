import { useMe } from '../../features/access/use-me'
import { openPage } from '../../routes/open-page'
import { paths } from '../../routes/paths'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'

const FIELD_ROLES: readonly string[] = ['gridWorker', 'communityWorker', 'assistanceCoordinator', 'childDirector']

/** For whoever holds a post: the way to their own work. Nothing for residents. */
export function StaffEntry() {
  const { data: me } = useMe()
  if (!me || me.staff.length === 0) return null
  return (
    <Card kind="flush">
      <List label="工作入口">
        {me.staff.map((post) => {
          const field = FIELD_ROLES.includes(post.role)
          return (
            <ListItem
              key={post.staffId}
              icon={field ? 'map' : 'list'}
              title={field ? '今天的走访' : '工作台'}
              note={`${post.name}，${post.areaZh}${post.roleZh}`}
              onPress={() => openPage(field ? paths.workerToday : paths.officeQueue)}
            />
          )
        })}
      </List>
    </Card>
  )
}
