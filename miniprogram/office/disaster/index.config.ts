export default definePageConfig({ navigationBarTitleText: '灾害' })
