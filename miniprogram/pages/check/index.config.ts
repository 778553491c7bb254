export default definePageConfig({ navigationBarTitleText: '看看我家能享受什么' })
