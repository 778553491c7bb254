export default definePageConfig({ navigationBarTitleText: '预警台账' })
