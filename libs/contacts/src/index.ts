export { companyNameKey } from './company-name.policy';
export { CompaniesBulkQueries, type CompanyRow } from './companies-bulk.queries';
export { ContactsBulkQueries, personKey } from './contacts-bulk.queries';
export { ContactsModule } from './contacts.module';
export { ContactsQueries, findOrAddParameters, type PersonFacts } from './contacts.queries';
export { canonicalPhone, phoneLast4 } from './phone.policy';
export { readUscc } from './uscc.policy';
export { readWechat } from './wechat.policy';
