import { addDays, type LocalDate } from '../kernel/dates'

/**
 * Answers of a self-check wait under seal for the visit that meets the person. Where nobody was met for so long, what a
 * family said of its illness and money is dropped (个人信息保护法 art. 19: no longer than needed; the number of days is
 * the county's to set).
 */
const DECLARED_DAYS = 90

export const declaredUntil = (submittedOn: LocalDate): LocalDate => addDays(submittedOn, DECLARED_DAYS)
