export default definePageConfig({ navigationBarTitleText: '本片求助' })
