export default definePageConfig({ navigationBarTitleText: '本月走访' })
