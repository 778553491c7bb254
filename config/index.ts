// The Taro command line looks for its configuration at this path; the rest is in config/taro/.
export { default } from './taro/build'
