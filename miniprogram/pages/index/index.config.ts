export default definePageConfig({ navigationBarTitleText: '叩门' })
