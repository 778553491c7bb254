/** Bureaus whose officers keep the duty in a disaster: they put signals on and register shelters; they see no household. */
export const DUTY_DEPARTMENTS: readonly string[] = ['emergency', 'meteorology', 'water-resources']
