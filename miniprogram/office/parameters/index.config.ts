export default definePageConfig({ navigationBarTitleText: '标准和数字' })
