import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const root = path.resolve(__dirname, '..', '..')
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
const target = process.env.TARO_ENV ?? 'h5'
const shared = path.join(root, 'shared')

/** The little of webpack-chain that is used here. */
interface Chain {
  cache(options: object): unknown
  optimization: { merge(options: object): unknown }
}

/** Webpack's own cache on disk: Taro's looks for `src/app.config` and misses ours. Page configurations are read outside webpack, so they are named as build dependencies. */
const cacheOnDisk = (chain: Chain): void => {
  chain.cache({
    type: 'filesystem',
    name: `${target}-${process.env.NODE_ENV}`,
    cacheDirectory: path.join(root, '.cache', 'webpack'),
    buildDependencies: { config: [__filename, ...pageConfigurations()] },
  })
}

/** Each page is loaded when it is opened; what several of them use is loaded once. Taro's own rule covers the first load only. */
const shareBetweenPages = (chain: Chain): void => {
  cacheOnDisk(chain)
  chain.optimization.merge({
    splitChunks: { chunks: 'all', minSize: 8_000, maxAsyncRequests: 16, maxInitialRequests: 6 },
  })
}

const isTaroify = (file: unknown): boolean =>
  String(file ?? '')
    .replaceAll('\\', '/')
    .includes('@taroify')

/** Our own sizes are real pixels on both targets; only the kept library's (drawn 750 wide) are scaled. */
const scaling = { pxtransform: { enable: true, config: { exclude: (file: string) => !isTaroify(file) } } }

export default defineConfig<'webpack5'>(async () => ({
  projectName: 'koumen',
  date: '2026-11-23',
  designWidth: 750,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'miniprogram',
  // tools/build-app.ts builds aside and moves the result in.
  outputRoot: process.env.KOUMEN_APP_OUTPUT ?? `dist/${target}`,
  plugins: [path.join(__dirname, 'accessibility-plugin.ts')],
  alias: { '@shared': shared },
  defineConstants: {
    KOUMEN_VERSION: JSON.stringify(version),
    KOUMEN_GATEWAY: JSON.stringify(process.env.KOUMEN_GATEWAY ?? ''),
    KOUMEN_ENVIRONMENT: JSON.stringify(process.env.TCB_ENV ?? ''),
  },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  mini: {
    webpackChain: cacheOnDisk,
    compile: { include: [shared] },
    optimizeMainPackage: { enable: true },
    postcss: scaling,
  },
  h5: {
    webpackChain: shareBetweenPages,
    compile: { include: [shared] },
    esnextModules: ['@taroify'],
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { autoprefixer: { enable: true, config: {} }, ...scaling },
  },
}))

function pageConfigurations(): string[] {
  const source = path.join(root, 'miniprogram')
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.config.ts') || file.startsWith(`routes${path.sep}`))
    .map((file) => path.join(source, file))
}
