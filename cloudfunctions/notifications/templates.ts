import { TEMPLATE_KEYS, type TemplateKey } from '@shared/notifications/model'

/**
 * Template ids are given by WeChat to each mini-program, so they are configuration of the deployment: `KOUMEN_TEMPLATES`
 * as JSON `{"newTask":"<id>",…}`. Without it the demo's own names stand, which only the stand-in knows.
 */
export const templateIds = (environment: Record<string, string | undefined>): Record<TemplateKey, string> => {
  const configured = environment['KOUMEN_TEMPLATES']
  const given = configured ? (JSON.parse(configured) as Partial<Record<TemplateKey, string>>) : {}
  return Object.fromEntries(TEMPLATE_KEYS.map((key) => [key, given[key] ?? `koumen-${key}`])) as Record<
    TemplateKey,
    string
  >
}
