export default definePageConfig({ navigationBarTitleText: '哪里太安静' })
