export default definePageConfig({ navigationBarTitleText: '规则改动' })
