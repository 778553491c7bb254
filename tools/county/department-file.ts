export interface DepartmentFile {
  feedId: string
  fileName: string
  bytes: Uint8Array
  /** The day the data is of. */
  dataOn: string
  /** When the department sends it, ISO with zone. */
  arrivesAt: string
  /** `start`: before the story; `morning`: the 06:00 of its day; `later`: in the course of it. */
  when: 'start' | 'morning' | 'later'
}
