import { areasContract } from '@shared/areas/contract'
import { anyone, defineApp } from '../runtime'
import { listChildren } from './list-children'
import { askWhoAnswers } from './who-answers'

export const app = defineApp(areasContract, {
  listChildren: { guard: anyone(), handler: listChildren, limit: { perMinute: 60 } },
  whoAnswers: { guard: anyone(), handler: askWhoAnswers, limit: { perMinute: 60 } },
})
