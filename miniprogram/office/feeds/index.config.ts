export default definePageConfig({ navigationBarTitleText: '部门数据' })
