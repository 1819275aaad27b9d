export { CompaniesBulkQueries, type CompanyRow } from './companies-bulk.queries';
export { ContactsBulkQueries, personKey } from './contacts-bulk.queries';
export { companyCandidates } from './company/company-candidates.queries';
export {
  findOrAddCompany,
  identifyCompany,
  identityAssignments,
  identityValues,
} from './company/company-identity.queries';
export { livingCompanies } from './company/company-living.queries';
export { companyCore, companyNameKey } from './company/company-name.policy';
export { COMPANY_REASONS, rankCompanies, type CompanyReason } from './company/company-similarity.policy';
export { ContactsModule } from './contacts.module';
export { ContactsQueries, findOrAddParameters, type PersonFacts } from './contacts.queries';
export { canonicalPhone, phoneLast4 } from './phone.policy';
export { readUscc, type UsccWarning } from './company/uscc.policy';
export { readWechat } from './wechat.policy';
