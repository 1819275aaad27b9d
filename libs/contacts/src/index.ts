export { companyNameKey } from './company-name.policy';
export { ContactsModule } from './contacts.module';
export { ContactsQueries, findOrAddParameters, type FoundPerson, type PersonFacts } from './contacts.queries';
export {
  canonicalPhone,
  phoneLast4,
  type PhoneFault,
  type PhoneKind,
  type PhoneResult,
  type PhoneWarning,
} from './phone.policy';
export { readUscc, type UsccResult, type UsccWarning } from './uscc.policy';
export { readWechat, type WechatResult } from './wechat.policy';
