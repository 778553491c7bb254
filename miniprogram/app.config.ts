import { browserPages, mainPages } from './routes/main'
import { officePages } from './routes/office'
import { workerPages } from './routes/worker'

export default defineAppConfig({
  pages: [...mainPages, ...(process.env.TARO_ENV === 'h5' ? browserPages : [])],
  subPackages: [
    { root: 'worker', pages: workerPages },
    { root: 'office', pages: officePages },
  ],
  // Grid workers open their day first; have it ready on Wi-Fi while the first screen is read.
  preloadRule: { 'pages/index/index': { network: 'wifi', packages: ['worker'] } },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  permission: { 'scope.userLocation': { desc: '用来记录走访时所在的位置' } },
  window: {
    navigationBarTitleText: '叩门',
    navigationBarBackgroundColor: '#F7F2E9',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F7F2E9',
    backgroundTextStyle: 'dark',
  },
  animation: false,
})
