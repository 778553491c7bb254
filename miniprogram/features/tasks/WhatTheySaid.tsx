import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { TaskDetail } from '@shared/tasks/contract'
import { REQUEST_CHANNEL_LABELS } from '@shared/requests/labels'
import { Pressable } from '../../ui/actions/Pressable'
import { PlayButton } from '../../ui/capture/PlayButton'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'
import './tasks.css'

/** The request in the person's own words, voice and pictures. */
export function WhatTheySaid({ request }: { request: NonNullable<TaskDetail['request']> }) {
  return (
    <Card title="他说的">
      <Stack gap="s">
        <Note>
          求助号{request.requestNo} · {REQUEST_CHANNEL_LABELS[request.channel].zh} · {request.needsZh.join('、')}
        </Note>
        {request.words && <View className="k-said">“{request.words}”</View>}
        {request.voiceUrl && <PlayButton address={request.voiceUrl} label="听他说" />}
        {request.photoUrls.length > 0 && (
          <View className="k-photos">
            {request.photoUrls.map((url, index) => (
              <Pressable
                key={url}
                className="k-photo"
                label={`看大图，照片${index + 1}`}
                onPress={() => Taro.previewImage({ urls: request.photoUrls, current: url })}
              >
                <Image className="k-photo-image" src={url} mode="aspectFill" />
              </Pressable>
            ))}
          </View>
        )}
        <Note>{request.idNumberGiven ? '证号已经填了' : '证号还没填，上门补'}</Note>
      </Stack>
    </Card>
  )
}
