import { Text, View } from '@tarojs/components'
import type { CapturedFile } from '../../cloud/captured-file'
import { Button } from '../actions/Button'
import { Notice } from '../feedback/Notice'
import { Icon } from '../theme/Icon'
import './capture.css'
import { HoldButton } from './HoldButton'
import { PlayButton } from './PlayButton'
import { useVoice } from './use-voice'

export interface VoiceButtonProps {
  /** The voice kept so far. */
  value: CapturedFile | null
  onChange: (file: CapturedFile | null) => void
  label?: string
}

const WORDS = { idle: '', opening: '正在打开话筒…', recording: '正在听，说完松手' } as const

/** Speak instead of typing. The voice is kept as it was spoken; where there is no microphone it says to type. */
export function VoiceButton({ value, onChange, label = '按住说话' }: VoiceButtonProps) {
  const voice = useVoice(onChange)
  if (value) {
    return (
      <View className="k-voice-kept" id="voice-kept">
        <Icon name="mic" />
        <Text className="k-voice-kept-words">已录下{Math.max(1, Math.round((value.durationMs ?? 0) / 1000))}秒</Text>
        <PlayButton address={value.preview} />
        <Button kind="quiet" onPress={() => onChange(null)}>
          重说
        </Button>
      </View>
    )
  }
  const on = voice.state !== 'idle'
  return (
    <View className="k-voice">
      <HoldButton
        id="voice"
        className={`k-voice-button${on ? ' k-voice-button--on' : ''}`}
        label={on ? WORDS[voice.state] : label}
        onDown={voice.press}
        onUp={voice.release}
      >
        <Icon name="mic" size={1.3} />
        <Text>{on ? `${WORDS[voice.state]}${voice.state === 'recording' ? ` ${voice.seconds}秒` : ''}` : label}</Text>
      </HoldButton>
      {voice.problem && <Notice tone="warn">{voice.problem}</Notice>}
    </View>
  )
}
