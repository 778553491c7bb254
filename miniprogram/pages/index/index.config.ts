export default definePageConfig({ navigationBarTitleText: '叩门', navigationStyle: 'default' })
