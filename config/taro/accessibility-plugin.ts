import type { IPluginContext } from '@tarojs/service'

/** What WeChat's screen reader understands; Taro's templates leave these attributes out. JSX `role` becomes `aria-role`. */
const SPOKEN = {
  'aria-role': 'i.role',
  'aria-label': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-disabled': '',
  'aria-expanded': '',
  'aria-live': '',
  'aria-modal': '',
} as const

const CARRIERS = ['View', 'Text', 'Button', 'Input', 'Textarea', 'Image', 'Picker', 'Canvas'] as const

interface MiniPlatform {
  template?: { mergeComponents(ctx: IPluginContext, patch: Record<string, Record<string, string>>): void }
}

/** Taro plugin: lets `aria-*` attributes written in JSX reach WXML. */
export default (ctx: IPluginContext): void => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform: MiniPlatform) => {
      platform.template?.mergeComponents(ctx, Object.fromEntries(CARRIERS.map((name) => [name, { ...SPOKEN }])))
    },
  })
}
