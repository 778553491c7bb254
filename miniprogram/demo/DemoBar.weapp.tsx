/** WeChat has no demonstration: nothing of it is in that build. */
export const DemoBar = () => null
