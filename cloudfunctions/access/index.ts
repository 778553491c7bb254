import { serve } from '../runtime'
import { app } from './app'

export const main = serve(app)
