export default definePageConfig({ navigationBarTitleText: '政策家底' })
