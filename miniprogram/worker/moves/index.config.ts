export default definePageConfig({ navigationBarTitleText: '转移走访名单' })
