/** A browser asks for camera and microphone itself. */
export const PrivacySheet = (): null => null
