import { CreatePlatform1795305600000 } from './1795305600000-create-platform';
import { CreateIdentity1795305601000 } from './1795305601000-create-identity';
import { CreateWorkspace1795305602000 } from './1795305602000-create-workspace';
import { CreateContacts1795305603000 } from './1795305603000-create-contacts';
import { CreateLeads1795305604000 } from './1795305604000-create-leads';
import { CreateRouting1795305605000 } from './1795305605000-create-routing';
import { CreateCapture1795305606000 } from './1795305606000-create-capture';
import { CreatePipeline1795305607000 } from './1795305607000-create-pipeline';
import { CreateNotificationsAndExports1795305608000 } from './1795305608000-create-notifications-and-exports';
import { AddLeadListIndexes1795391999000 } from './1795391999000-add-lead-list-indexes';
import { AddCompanyIdentity1795392000000 } from './1795392000000-add-company-identity';
import { CreateFormVersions1795392001000 } from './1795392001000-create-form-versions';
import { AddSpamGuard1795392002000 } from './1795392002000-add-spam-guard';
import { CreateImports1795392003000 } from './1795392003000-create-imports';
import { AddPrivacyHandling1795392004000 } from './1795392004000-add-privacy-handling';
import { AddPersonIndexes1795392004001 } from './1795392004001-add-person-indexes';
import { CreateApiKeysAndWebhooks1795392005000 } from './1795392005000-create-api-keys-and-webhooks';
import { CreateParseCorrections1795392006000 } from './1795392006000-create-parse-corrections';
import { KeepAnswersAsSent1795392009000 } from './1795392009000-keep-answers-as-sent';
import { WidenAssignmentReasons1795500050000 } from './1795500050000-widen-assignment-reasons';
import { CreateAgentLeaves1795500030000 } from './1795500030000-create-agent-leaves';
import { CreateTeamShifts1795500040000 } from './1795500040000-create-team-shifts';
import { AddCompanyMerges1795500020000 } from './1795500020000-add-company-merges';
import { CreatePublicPools1795500050001 } from './1795500050001-create-public-pools';
import { CreateFirstCredits1795500050002 } from './1795500050002-create-first-credits';
import { CreateSupplyOffers1795500020001 } from './1795500020001-create-supply-offers';
import { CreateLeadClocks1795500040001 } from './1795500040001-create-lead-clocks';
import { AddNotificationChannels1795500080000 } from './1795500080000-add-notification-channels';
import { CreateActivityMentions1795500080001 } from './1795500080001-create-activity-mentions';
import { DeepenRoutingRules1795500030001 } from './1795500030001-deepen-routing-rules';
import { CreateDryRuns1795500030002 } from './1795500030002-create-dry-runs';
import { CreateTagsAndSnooze1795500060000 } from './1795500060000-create-tags-and-snooze';
import { CreateBulkJobs1795500061000 } from './1795500061000-create-bulk-jobs';
import { CreateLeadViewsAndPresence1795500062000 } from './1795500062000-create-lead-views-and-presence';
import { CreateTasks1795500110000 } from './1795500110000-create-tasks';
import { CreateCalendarFeeds1795500110100 } from './1795500110100-create-calendar-feeds';
import { CreateVisits1795500100000 } from './1795500100000-create-visits';
import { ShowParksOnVisits1795500100100 } from './1795500100100-show-parks-on-visits';
import { WaitForThePaused1795500164000 } from './1795500164000-wait-for-the-paused';
import { LinkSupplyOffersToLeads1795500150000 } from './1795500150000-link-supply-offers-to-leads';
import { MaskLeadNotes1795500163000 } from './1795500163000-mask-lead-notes';
import { MaskIdsAfterV1795500163100 } from './1795500163100-mask-ids-after-v';
import { LeaveVisitorsReadable1795500163200 } from './1795500163200-leave-visitors-readable';
import { SoundTermsOfLeads1795500090000 } from './1795500090000-sound-terms-of-leads';
import { AddCompanyTier1795500140000 } from './1795500140000-add-company-tier';
import { GroupUnmatchedNotices1795500140100 } from './1795500140100-group-unmatched-notices';
import { CreateLeadCollaborators1795500120000 } from './1795500120000-create-lead-collaborators';
import { CreateShareCorrections1795500140200 } from './1795500140200-create-share-corrections';
import { CreateLeadNotes1795500130000 } from './1795500130000-create-lead-notes';
import { ClaimManyLeads1795500130200 } from './1795500130200-claim-many-leads';
import { SoundTermsAfterThePlace1795500130100 } from './1795500130100-sound-terms-after-the-place';
import { CreateWaitingTimers1795500140300 } from './1795500140300-create-waiting-timers';
import { CreateLeadAttachments1795500120100 } from './1795500120100-create-lead-attachments';
import { BackfillFirstCredits1795500140400 } from './1795500140400-backfill-first-credits';
import { OneBeatOfSweeps1795500140500 } from './1795500140500-one-beat-of-sweeps';
import { NameFallbackPools1795500160000 } from './1795500160000-name-fallback-pools';
import { OrderPoolsByEntry1795500162000 } from './1795500162000-order-pools-by-entry';
import { CheckIdentityLater1795500166000 } from './1795500166000-check-identity-later';
import { KnowImportedCompanies1795500166100 } from './1795500166100-know-imported-companies';
import { SpellCompaniesToTheEnd1795500166200 } from './1795500166200-spell-companies-to-the-end';
import { MeasureIdleByContact1795500165000 } from './1795500165000-measure-idle-by-contact';
import { CoverForOwnersAway1795500165300 } from './1795500165300-cover-for-owners-away';
import { FindCreditsByTeam1795500165400 } from './1795500165400-find-credits-by-team';
import { ListLeadsByPark1795500170000 } from './1795500170000-list-leads-by-park';
import { FindNobodysLeads1795500165500 } from './1795500165500-find-nobodys-leads';
import { GatherWaitingNotices1795500165200 } from './1795500165200-gather-waiting-notices';
import { NameEveryWayIntoPools1795500165100 } from './1795500165100-name-every-way-into-pools';
import { PoolEntriesWhateverTheRank1795500162100 } from './1795500162100-pool-entries-whatever-the-rank';
import { CreateCronMarks1795500160100 } from './1795500160100-create-cron-marks';
import { TellEndedCollaborations1795500160300 } from './1795500160300-tell-ended-collaborations';
import { WalkFirstCredits1795500160200 } from './1795500160200-walk-first-credits';

import { AttachPhotosToVisits1795500161100 } from './1795500161100-attach-photos-to-visits';
import { SayWhyVisitsEnded1795500161000 } from './1795500161000-say-why-visits-ended';

/** Every migration in the order it runs; append only. */
export const MIGRATIONS = [
  CreatePlatform1795305600000,
  CreateIdentity1795305601000,
  CreateWorkspace1795305602000,
  CreateContacts1795305603000,
  CreateLeads1795305604000,
  CreateRouting1795305605000,
  CreateCapture1795305606000,
  CreatePipeline1795305607000,
  CreateNotificationsAndExports1795305608000,
  AddLeadListIndexes1795391999000,
  AddCompanyIdentity1795392000000,
  CreateFormVersions1795392001000,
  AddSpamGuard1795392002000,
  CreateImports1795392003000,
  AddPrivacyHandling1795392004000,
  AddPersonIndexes1795392004001,
  CreateApiKeysAndWebhooks1795392005000,
  CreateParseCorrections1795392006000,
  KeepAnswersAsSent1795392009000,
  WidenAssignmentReasons1795500050000,
  CreateAgentLeaves1795500030000,
  CreateTeamShifts1795500040000,
  AddCompanyMerges1795500020000,
  CreatePublicPools1795500050001,
  CreateFirstCredits1795500050002,
  CreateSupplyOffers1795500020001,
  CreateLeadClocks1795500040001,
  AddNotificationChannels1795500080000,
  CreateActivityMentions1795500080001,
  DeepenRoutingRules1795500030001,
  CreateDryRuns1795500030002,
  CreateTagsAndSnooze1795500060000,
  CreateBulkJobs1795500061000,
  CreateLeadViewsAndPresence1795500062000,
  SoundTermsOfLeads1795500090000,
  CreateTasks1795500110000,
  AddCompanyTier1795500140000,
  GroupUnmatchedNotices1795500140100,
  CreateLeadCollaborators1795500120000,
  CreateLeadAttachments1795500120100,
  CreateCalendarFeeds1795500110100,
  CreateVisits1795500100000,
  CreateShareCorrections1795500140200,
  CreateLeadNotes1795500130000,
  SoundTermsAfterThePlace1795500130100,
  CreateWaitingTimers1795500140300,
  BackfillFirstCredits1795500140400,
  OneBeatOfSweeps1795500140500,
  ClaimManyLeads1795500130200,
  ShowParksOnVisits1795500100100,
  LinkSupplyOffersToLeads1795500150000,
  WaitForThePaused1795500164000,
  NameFallbackPools1795500160000,
  SayWhyVisitsEnded1795500161000,
  AttachPhotosToVisits1795500161100,
  OrderPoolsByEntry1795500162000,
  CheckIdentityLater1795500166000,
  KnowImportedCompanies1795500166100,
  SpellCompaniesToTheEnd1795500166200,
  MeasureIdleByContact1795500165000,
  NameEveryWayIntoPools1795500165100,
  GatherWaitingNotices1795500165200,
  CoverForOwnersAway1795500165300,
  FindCreditsByTeam1795500165400,
  PoolEntriesWhateverTheRank1795500162100,
  MaskLeadNotes1795500163000,
  CreateCronMarks1795500160100,
  WalkFirstCredits1795500160200,
  TellEndedCollaborations1795500160300,
  FindNobodysLeads1795500165500,
  MaskIdsAfterV1795500163100,
  LeaveVisitorsReadable1795500163200,
  ListLeadsByPark1795500170000,
];
