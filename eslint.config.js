// One configuration: language rules, then the arrows of ARCHITECTURE.md, then purity of the domain.
// Options replace rather than merge, so every import zone stands in the one `zones` array.
import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import { importX } from 'eslint-plugin-import-x'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'

const only = (target, from, except, message) => ({ target, from, except, message })

const zones = [
  only('./src/domain', './src', ['./domain'], 'The domain knows nobody: pass what it needs as an argument.'),
  only('./src/client', './src/server', [], 'The client reaches the server through HTTP only.'),
  only('./src/server', './src/client', [], 'The server knows no screens.'),
  only('./src/client/ui', './src', ['./client/ui'], 'ui knows no school words and no data.'),
  only(
    './src/client/features',
    './src/client/db',
    [],
    'Screens read through queries and write through commands.',
  ),
  only('./src/client/features', './src/client/sync', [], 'Screens do not sync; commands ask for it.'),
  only('./src/client/commands', './src/client/features', [], 'A command does not know who called it.'),
  only(
    './src/client/queries',
    './src/client',
    ['./queries', './db', './stores'],
    'Queries read the database only.',
  ),
  only('./src/client/db', './src/client', ['./db'], 'The database stands alone: no screens, no network.'),
  only(
    './src/client/sync',
    './src/client',
    ['./sync', './db', './stores'],
    'Sync knows the database, never a screen.',
  ),
  only(
    './src/client/stores',
    './src/client',
    ['./stores'],
    'Stores keep what may die with the tab, never rows.',
  ),
  only('./src/server/db', './src/server', ['./db'], 'The database layer knows no route and no rule.'),
  only('./src/server/sync', './src/server/routes', [], 'Accepting facts knows no HTTP.'),
  only('./src/server/auth', './src/server/routes', [], 'Authentication knows no HTTP route.'),
]

export default ts.config(
  {
    ignores: ['dist/', 'dist-previous/', 'data/', 'demo-data/', 'node_modules/', 'test/bench/node_modules/'],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    languageOptions: {
      globals: { ...globals.es2023 },
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.vue'], sourceType: 'module' },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.test.json' })],
      'import-x/extensions': ['.ts', '.vue'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'], 'vue-eslint-parser': ['.vue'] },
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSEnumDeclaration',
          message: 'The server runs TypeScript as it is: erasable syntax only.',
        },
      ],
      'vue/no-v-html': 'error',
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/define-macros-order': 'error',
      // Names come from the folder they stand in; the router and tests import them by path.
      'vue/multi-word-component-names': 'off',
      // TypeScript's optional props say it already.
      'vue/require-default-prop': 'off',
      // `const { note: _note, ...rest }` is how a field is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/client/**/*.{ts,vue}'],
    languageOptions: { globals: globals.browser },
    // TypeScript knows the DOM; no-undef does not know its types.
    rules: { 'no-undef': 'off' },
  },
  { files: ['src/server/**/*.ts', 'test/**/*.ts', '*.{js,ts}'], rules: { 'no-undef': 'off' } },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-undef': 'off',
      'no-restricted-properties': [
        'error',
        {
          object: 'Date',
          property: 'now',
          message: 'The domain has no clock: take the time as an argument.',
        },
        {
          object: 'Math',
          property: 'random',
          message: 'The domain has no chance: take the bits as an argument.',
        },
      ],
      'no-restricted-globals': ['error', 'fetch', 'window', 'process', 'setTimeout', 'crypto'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The domain has no clock.',
        },
      ],
    },
  },
  prettier,
)
