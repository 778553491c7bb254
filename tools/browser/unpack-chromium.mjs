// Unpacks the browser that comes as an npm package into the folder named in TMPDIR and prints the path of its program.
// A process of its own, because the package reads its environment once, on import, and changes it.
import { createRequire } from 'node:module'

// Makes the package unpack the NSS libraries as well, which a minimal system lacks.
process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x'
const { default: chromium } = await import(createRequire(import.meta.url).resolve('@sparticuz/chromium'))
process.stdout.write(await chromium.executablePath())
