import { Text, View } from '@tarojs/components'
import { AskWithAnswers } from '../../features/eligibility/self-check/AskWithAnswers'
import { QuestionCard } from '../../features/eligibility/self-check/QuestionCard'
import { ResultLines } from '../../features/eligibility/self-check/ResultLines'
import { historyOf, peopleOf, type SelfCheckResult } from '../../features/eligibility/self-check/self-check-store'
import '../../features/eligibility/self-check/self-check.css'
import { useSelfCheck } from '../../features/eligibility/self-check/use-self-check'
import { DangerLine } from '../../features/requests/DangerLine'
import { Button } from '../../ui/actions/Button'
import { Notice } from '../../ui/feedback/Notice'
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback/states'
import { Card } from '../../ui/layout/Card'
import { Page } from '../../ui/layout/Page'
import { Stack } from '../../ui/layout/Stack'
import { TwoPane } from '../../ui/layout/TwoPane'
import { Note } from '../../ui/theme/Heading'

const TITLE = '看看我家能享受什么'

/** For anybody: a few questions in the best order, and what the family could ask about. Nothing is kept. */
export default function CheckPage() {
  const check = useSelfCheck()
  const { result, steps, kept, error, slow } = check
  if (result === undefined)
    return (
      <Page title={TITLE} layout="wide" footer={<DangerLine />}>
        {error ? <ErrorState messageZh={error.messageZh} onRetry={check.begin} /> : <LoadingState slow={slow} />}
      </Page>
    )
  const { question } = result
  const begun = steps.length > 0
  const met = result.lines.filter((line) => line.verdict === 'met')
  const open = result.lines.filter((line) => line.verdict === 'unknown')
  return (
    <Page title={TITLE} layout="wide" footer={<DangerLine />}>
      <Progress result={result} />
      <TwoPane
        even
        side={
          <>
            {question ? (
              <QuestionCard
                key={question.questionId}
                question={question}
                number={steps.length + 1}
                people={peopleOf(check)}
                before={kept[question.questionId]}
                onAnswer={check.answer}
                onBack={begun ? check.back : undefined}
              />
            ) : (
              <Card label="问完了">
                <EmptyState icon="check" title="没有要再问的了" note="下面是按您说的情况，可以去问的待遇。">
                  <Button icon="back" onPress={check.back}>
                    回上一题
                  </Button>
                </EmptyState>
              </Card>
            )}
            {error && <Notice tone="warn">{error.messageZh}刚才选的还在，请再点一次。</Notice>}
            {slow && <Notice>网络慢，正在算，请稍等。</Notice>}
            <Note>不用登录，不写名字。答案只在这个页面里，关掉或刷新就没了；您点“求助”并送出以后才会存下来。</Note>
            {begun && (
              <Button kind="quiet" block icon="trash" onPress={check.restart}>
                清掉，从头再来
              </Button>
            )}
          </>
        }
      >
        {begun ? (
          <>
            <Notice>{result.notADecisionZh}</Notice>
            <ResultLines title="可以问" lines={met} whole={question === null} />
            <AskWithAnswers history={historyOf(check)} />
            <ResultLines title="要核实" lines={open} whole={question === null} />
            <Note>{moreZh(result)}</Note>
            <Note>{result.emergencyZh}</Note>
          </>
        ) : (
          <Card title="答几题，就能看到">
            <Stack gap="s">
              <Text>按您说的情况，告诉您可以去问哪些待遇、为什么、去哪里问。</Text>
              <Note>{result.notADecisionZh}</Note>
              <Note>{result.emergencyZh}</Note>
            </Stack>
          </Card>
        )}
      </TwoPane>
    </Page>
  )
}

const moreZh = ({ moreToLearn, question, willSettle }: SelfCheckResult): string => {
  if (moreToLearn === 0) return ''
  const next = question ? `答了这一题，大约再有${willSettle}项有答案。` : '这些要部门查，或上门看。'
  return `还有${moreToLearn}项没有答案。${next}`
}

function Progress({ result: { settled, policies } }: { result: SelfCheckResult }) {
  return (
    <View className="sc-progress">
      <View className="sc-progress-words" role="status">
        已经有 {settled} 项有答案，一共 {policies} 项
      </View>
      <View className="sc-bar" aria-hidden>
        <View className="sc-bar-done" style={{ width: `${Math.round((settled / policies) * 100)}%` }} />
      </View>
    </View>
  )
}
