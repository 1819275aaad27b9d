/** Texts of visits, English. */
export const VISITS_EN = {
  'error.visit_overlap.title': 'There is another visit at that time',
  'error.visit_overlap.detail': '{clashes}. To have both at once, say so explicitly.',
  'error.visit_warned.title': 'That may not be a good time',
  'error.visit_warned.detail': '{clashes}. Confirm to schedule it all the same.',
  'error.visit_closed.title': 'The visit is over',
  'error.visit_closed.detail': 'A visit that was held, cancelled or that nobody came to cannot be changed.',
  'error.visit_ahead.title': 'It is too early',
  'error.visit_ahead.detail':
    'Check in and record the result from four hours before the start; a no-show once it has begun.',
  'field.visit_order': 'Must end after it begins',
  'field.visit_length': 'A visit lasts at most 7 days',
  'visit.conflict.overlap': '{name} has a visit {time}{about}',
  'visit.conflict.busy': '{name} is busy {time}',
  'visit.conflict.leave': '{name} is on leave {time}',
  'visit.conflict.day_off': '{time} is a day off',
  'visit.conflict.holiday': 'That day is a holiday: {name}',
  'visit.conflict.off_hours': '{time} is outside working hours',
  'visit.conflict.site': '{name} has another visit {time}{about}',
};
