import { useState } from 'react'
import type { PolicyRow } from '@shared/eligibility/toolbox-contract'
import { Button } from '../../../ui/actions/Button'
import { Field } from '../../../ui/form/Field'
import { TextInput } from '../../../ui/form/inputs'
import { Card } from '../../../ui/layout/Card'
import { Stack } from '../../../ui/layout/Stack'
import { FilterChips } from './FilterChips'
import { choicesOf, NO_FILTER, type PolicyFilter } from './view'

interface PolicyFiltersProps {
  rows: readonly PolicyRow[]
  filter: PolicyFilter
  onChange: (filter: PolicyFilter) => void
}

/** Words, category, need, department: each choice says how many it leaves. */
export function PolicyFilters({ rows, filter, onChange }: PolicyFiltersProps) {
  const [more, setMore] = useState(false)
  const chosen = filter.category !== '' || filter.need !== '' || filter.department !== ''
  const group = (by: 'category' | 'need' | 'department', label: string) => (
    <Field label={label}>
      <FilterChips
        label={label}
        choices={choicesOf(rows, filter, by)}
        value={filter[by]}
        onChange={(value) => onChange({ ...filter, [by]: value })}
      />
    </Field>
  )
  return (
    <Card label="查找政策">
      <Stack>
        <TextInput
          label="找政策"
          placeholder="找政策，例如：低保、鉴定、学费"
          maxLength={30}
          value={filter.words}
          onChange={(words) => onChange({ ...filter, words })}
        />
        {group('need', '按需要')}
        {more && group('category', '按类别')}
        {more && group('department', '按部门')}
        <Button kind="quiet" icon={more ? 'close' : 'list'} onPress={() => setMore(!more)}>
          {more ? '收起类别和部门' : '按类别、部门找'}
        </Button>
        {(chosen || filter.words !== '') && (
          <Button icon="retry" onPress={() => onChange(NO_FILTER)}>
            全部重来
          </Button>
        )}
      </Stack>
    </Card>
  )
}
