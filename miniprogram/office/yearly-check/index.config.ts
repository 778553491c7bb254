export default definePageConfig({ navigationBarTitleText: '残疾人证年度核对' })
