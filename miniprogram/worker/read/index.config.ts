export default definePageConfig({ navigationBarTitleText: '念清单' })
