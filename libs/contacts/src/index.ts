export { companyNameKey } from './company-name.policy';
export { ContactsModule } from './contacts.module';
export { ContactsQueries, findOrAddParameters, type PersonFacts } from './contacts.queries';
export { canonicalPhone, phoneLast4 } from './phone.policy';
export { readUscc } from './uscc.policy';
export { readWechat } from './wechat.policy';
