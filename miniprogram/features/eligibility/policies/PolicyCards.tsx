import { Text, View } from '@tarojs/components'
import type { PolicySheet } from '@shared/eligibility/toolbox-contract'
import { openPage } from '../../../routes/open-page'
import { Button } from '../../../ui/actions/Button'
import { Notice } from '../../../ui/feedback/Notice'
import { Tag } from '../../../ui/feedback/Tag'
import { Card } from '../../../ui/layout/Card'
import { Facts } from '../../../ui/layout/Facts'
import { List, ListItem } from '../../../ui/layout/List'
import { Row, Stack } from '../../../ui/layout/Stack'
import { Heading, Note } from '../../../ui/theme/Heading'
import { ConditionTree } from './ConditionTree'
import { MoreOf } from './MoreOf'
import './policies.css'
import { badgesOf } from './view'

export const openPolicy = (policy: string): Promise<unknown> => openPage('/office/policy/index', { policy })

/** What it is, and how far one may rely on it as it stands. */
export function PolicyHead({ sheet }: { sheet: PolicySheet }) {
  return (
    <Card>
      <Stack gap="s">
        <Heading display>{sheet.titleZh}</Heading>
        <Row>
          {badgesOf(sheet).map(({ words, tone }) => (
            <Tag key={words} tone={tone}>
              {words}
            </Tag>
          ))}
        </Row>
        <View>{sheet.eligibilityZh}</View>
        <Facts
          items={[
            { name: '类别', value: `${sheet.categoryZh}，${sheet.kindZh}` },
            { name: '主管部门', value: [sheet.departmentZh, ...sheet.coDepartmentsZh].join('、') },
            { name: '谁定的规矩', value: sheet.levelZh },
            { name: '怎么认定', value: `${sheet.unitZh}，${sheet.recipientZh}` },
          ]}
        />
      </Stack>
    </Card>
  )
}

export function DoubtsCard({ doubts }: { doubts: readonly string[] }) {
  if (doubts.length === 0) return null
  return (
    <Card title={`用之前，请县里核实这${doubts.length}处`}>
      <List label="待核实">
        {doubts.map((doubt) => (
          <ListItem key={doubt} icon="alert" title={doubt} />
        ))}
      </List>
    </Card>
  )
}

export function ConditionsCard({ sheet }: { sheet: PolicySheet }) {
  return (
    <Card title="什么人可以享受">
      <Stack gap="s">
        <Note>下面这些条件直接从规则里读出来，系统就是照这个筛的。哪一样还不知道，就是“待核实”，不算“不符合”。</Note>
        <ConditionTree line={sheet.conditions} />
      </Stack>
    </Card>
  )
}

export function AmountCard({ sheet }: { sheet: PolicySheet }) {
  return (
    <Card title="给多少">
      <Stack gap="s">
        <View>{sheet.amountZh}</View>
        <View role="list" aria-label="怎么算">
          {sheet.amountLinesZh.map((line) => (
            <View key={line} role="listitem" className="k-formula">
              {line}
            </View>
          ))}
        </View>
        <Note>
          {sheet.frequencyZh} · {sheet.applicationModeZh}
          {sheet.autoGrantZh ? `（${sheet.autoGrantZh}）` : ''}
        </Note>
      </Stack>
    </Card>
  )
}

/** Where, who decides, what to bring (and what not), the steps and their clocks. */
export function HandlingCard({ sheet }: { sheet: PolicySheet }) {
  return (
    <Card title="怎么办">
      <Stack>
        <Facts
          items={[
            { name: '去哪里', value: sheet.applyAtZh },
            { name: '谁来定', value: sheet.deciderZh },
            ...sheet.timeLimits.map((limit) => ({
              name: `时限·${limit.scopeZh}`,
              value: (
                <>
                  <Text>{limit.limitZh}</Text>
                  {limit.basisZh !== '' && <Note>{limit.basisZh}</Note>}
                </>
              ),
            })),
          ]}
        />
        {sheet.timeNoteZh && <Note>{sheet.timeNoteZh}</Note>}
        <Heading level={3}>材料</Heading>
        <List label="材料">
          {sheet.documents.map(({ nameZh, shared }) => (
            <ListItem
              key={nameZh}
              title={nameZh}
              end={<Tag tone={shared ? 'ok' : 'neutral'}>{shared ? '不用交' : '要交'}</Tag>}
            />
          ))}
        </List>
        {sheet.documents.some(({ shared }) => shared) && (
          <Note>“不用交”的，部门之间查得到，不许再向群众要（社会救助法第六十二条）。</Note>
        )}
        <Heading level={3}>步骤</Heading>
        <List label="步骤">
          {sheet.process.map((step, index) => (
            <ListItem
              key={`${index}-${step.actionZh}`}
              title={`${index + 1}. ${step.actorZh}`}
              note={step.actionZh}
              end={step.limitZh ? <Tag tone="info">{step.limitZh}</Tag> : undefined}
            />
          ))}
        </List>
        {sheet.consentScopesZh.length > 0 && <Note>要先征得同意：{sheet.consentScopesZh.join('、')}。</Note>}
      </Stack>
    </Card>
  )
}

/** What it opens, and what cannot be held beside it. */
export function TogetherCard({ sheet }: { sheet: PolicySheet }) {
  if (sheet.combinations.length + sheet.grantsZh.length === 0) return null
  return (
    <Card title="和别的政策">
      <Stack>
        {sheet.combinations.length > 0 && (
          <List label="和别的政策怎么搭">
            {sheet.combinations.map((other) => (
              <ListItem
                key={other.policyId}
                title={other.titleZh}
                note={[other.typeZh, other.noteZh].filter(Boolean).join('：')}
                onPress={() => openPolicy(other.policyId)}
              />
            ))}
          </List>
        )}
        {sheet.grantsZh.length > 0 && (
          <Notice tone="info" title="批准以后">
            {sheet.grantsZh.join('；')}
            {sheet.opens.length > 0 ? `。会跟着打开或影响${sheet.opens.length}项政策：` : ''}
          </Notice>
        )}
        <MoreOf items={sheet.opens} label="批准后打开的政策">
          {(other) => (
            <ListItem key={other.policyId} title={other.titleZh} onPress={() => openPolicy(other.policyId)} />
          )}
        </MoreOf>
      </Stack>
    </Card>
  )
}

/** Law and sources, each with how surely it was read. */
export function SourcesCard({ sheet }: { sheet: PolicySheet }) {
  return (
    <Card title="依据和来源">
      <Stack>
        <List label="依据">
          {sheet.bases.map((basis) => (
            <ListItem
              key={`${basis.titleZh}${basis.articleZh ?? ''}`}
              title={`${basis.titleZh}${basis.articleZh ?? ''}`}
              note={`${basis.numberZh} · ${basis.verificationZh}`}
            />
          ))}
        </List>
        <MoreOf items={sheet.sources} label="资料来源" first={2}>
          {(source) => (
            <View key={source.url} role="listitem" className="k-source">
              <Text>{source.kindZh}</Text>
              <Text className="k-source-url" selectable>
                {source.url}
              </Text>
            </View>
          )}
        </MoreOf>
      </Stack>
    </Card>
  )
}

/** Opens the values a policy reads, to look at and to change. */
export function ParametersCard({ sheet }: { sheet: PolicySheet }) {
  if (sheet.parameters.length === 0) return null
  return (
    <Card title="用到的标准">
      <Stack>
        <List label="用到的标准">
          {sheet.parameters.map((parameter) => {
            const now = parameter.values.find(({ inForce }) => inForce)
            return (
              <ListItem
                key={parameter.parameterId}
                title={parameter.labelZh}
                note={`${now ? `${now.valueZh}（${now.areaZh}）` : '还没有录入'} · ${parameter.confidenceZh}`}
                onPress={() => openPage('/office/parameters/index', { parameter: parameter.parameterId })}
              />
            )
          })}
        </List>
        <Button icon="pen" block onPress={() => openPage('/office/parameters/index', { policy: sheet.policyId })}>
          看历次数值、提出新值
        </Button>
      </Stack>
    </Card>
  )
}
