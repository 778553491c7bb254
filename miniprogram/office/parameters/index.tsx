import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { Rulebook } from '../../features/eligibility/policies/Rulebook'
import { RulesTabs } from '../../features/eligibility/policies/RulesTabs'
import { useParameters } from '../../features/eligibility/policies/use-policies'
import { DraftCard } from '../../features/eligibility/rule-changes/DraftCard'
import { ParameterCard } from '../../features/eligibility/rule-changes/ParameterCard'
import { useChangeAreas } from '../../features/eligibility/rule-changes/use-change-areas'
import { parametersShown, type ParameterShow } from '../../features/eligibility/rule-changes/view'
import { Button } from '../../ui/actions/Button'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { RadioGroup } from '../../ui/form/choices'
import { TextInput } from '../../ui/form/inputs'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import { TwoPane } from '../../ui/layout/TwoPane'
import { Note } from '../../ui/theme/Heading'

const FIRST = 12

/** The county's figures: what they are, since when, on what document; and a new value for whoever may propose one. */
export default function ParametersPage() {
  return (
    <OfficeScreen page="policies" title="标准和数字">
      {(areaCode) => (
        <Rulebook>
          <RulesTabs current="parameters" />
          <Parameters areaCode={areaCode} />
        </Rulebook>
      )}
    </OfficeScreen>
  )
}

function Parameters({ areaCode }: { areaCode: string }) {
  const { policy, parameter } = useRouter().params
  const parameters = useParameters()
  const areas = useChangeAreas(areaCode)
  const [words, setWords] = useState('')
  const [show, setShow] = useState<ParameterShow>('all')
  const [only, setOnly] = useState({ policy, parameter })
  const [most, setMost] = useState(FIRST)
  return (
    <Loaded query={parameters} lines={6}>
      {({ rows }) => {
        const shown = parametersShown(rows, { words, show, ...only })
        return (
          <TwoPane
            side={
              <>
                <DraftCard />
                <Card label="查找">
                  <Stack>
                    <TextInput
                      label="找标准"
                      placeholder="找标准，例如：低保、护理补贴"
                      maxLength={30}
                      value={words}
                      onChange={(typed) => {
                        setWords(typed)
                        setOnly({ policy: undefined, parameter: undefined })
                      }}
                    />
                    <RadioGroup
                      inline
                      label="看哪些"
                      value={show}
                      onChange={setShow}
                      choices={[
                        { value: 'all', label: '全部' },
                        { value: 'sample', label: '示例值，待替换' },
                        { value: 'county', label: '本县已定' },
                      ]}
                    />
                    {(only.policy ?? only.parameter) !== undefined && (
                      <Button
                        kind="quiet"
                        icon="list"
                        onPress={() => setOnly({ policy: undefined, parameter: undefined })}
                      >
                        看全部标准
                      </Button>
                    )}
                    <Note>
                      共{shown.length}个。改一个数要两个人：一个人提出，系统先算影响，另一个人批准，到日子才生效。
                      {areas.length === 0 ? '您的岗位只能看；要改，请主管部门或县级调度提出。' : ''}
                    </Note>
                  </Stack>
                </Card>
              </>
            }
          >
            {shown.length === 0 && <EmptyState icon="search" title="没有找到" note="换个说法试试。" />}
            {shown.slice(0, most).map((row) => (
              <ParameterCard key={row.parameterId} row={row} areas={areas} />
            ))}
            {shown.length > most && (
              <Button block onPress={() => setMost(most + FIRST * 2)}>
                还有{shown.length - most}个，再看一些
              </Button>
            )}
          </TwoPane>
        )
      }}
    </Loaded>
  )
}
