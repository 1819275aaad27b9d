import { CalendarItemResponse } from '../calendar/calendar.response';

/** What somebody has to do while they are away. */
export class LeaveClashesResponse {
  public visitCount!: number;
  public taskCount!: number;
  /** By their time; the first 100, and of visits only those that the reader may know of. */
  public items!: CalendarItemResponse[];
}
