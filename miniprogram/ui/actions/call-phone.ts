import Taro from '@tarojs/taro'

/** Opens the phone's dialler with the number. */
export const callPhone = async (phone: string): Promise<void> => {
  await Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)
}
