import { builtinModules } from 'node:module'
import hooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'
import * as bans from './config/eslint/bans.mjs'
import { sayWhy } from './config/eslint/say-why.mjs'

const syntax = (...lists) => ({ 'no-restricted-syntax': ['error', ...bans.everywhere, ...lists.flat()] })
const imports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })

// Which room may import which is config/dependency-cruiser.cjs's; here stands what a single line shows.
const wechatServer = {
  regex: '^wx-server-sdk',
  message: 'Only cloudfunctions/runtime/wechat knows the WeChat server SDK.',
}
export default defineConfig(
  { ignores: ['dist/', 'node_modules/', '.cache/', '.koumen/', 'coverage/', '**/*.generated.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...ts.configs.recommended,
  {
    plugins: { koumen: { rules: { 'say-why': sayWhy } } },
    rules: {
      ...syntax(),
      ...imports(wechatServer),
      'koumen/say-why': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-else-return': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 },
      ],
      // Unused locals are the compiler's to report; an unused expression is ours.
      '@typescript-eslint/no-unused-expressions': ['error', { allowTernary: false, allowShortCircuit: false }],
    },
  },
  {
    // Types are consulted where a forgotten promise loses data.
    files: ['cloudfunctions/**/*.ts', 'local-cloud/**/*.ts', 'tools/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      ...syntax(bans.pureDomain),
      ...imports({
        regex: '^(?!\\.|@shared/|zod($|/)|dayjs($|/))',
        message: 'shared/ imports zod and dayjs only.',
      }),
      'no-restricted-globals': ['error', ...bans.pureGlobals],
    },
  },
  {
    files: ['cloudfunctions/**/*.ts'],
    rules: {
      ...syntax(bans.noCollectionsOutsideStore),
      'no-console': 'error',
    },
  },
  { files: ['cloudfunctions/runtime/store/**/*.ts'], rules: syntax() },
  { files: ['cloudfunctions/runtime/wechat/**/*.ts', 'cloudfunctions/runtime/wechat.ts'], rules: imports() },
  {
    files: ['local-cloud/**/*.ts'],
    rules: imports(wechatServer, { regex: '^@shared/', message: 'local-cloud/ knows nothing of ours.' }),
  },
  {
    files: ['miniprogram/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      ...syntax(bans.noPlatformBranches, bans.noCloudOutsideTransport),
      ...imports(wechatServer, {
        regex: `^(node:|(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$)`,
        message: 'There is no Node in a phone.',
      }),
      'no-console': 'error',
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  { files: ['miniprogram/cloud/transport*.ts'], rules: syntax(bans.noPlatformBranches) },
  // Taro's own configuration runs at build time, where the target is known.
  { files: ['miniprogram/**/*.config.ts'], rules: syntax() },
  // Compiled pages are loaded anew in each test, which only `require` can.
  { files: ['tests/**'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.{js,cjs,mjs}'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
)
