import { Module } from '@nestjs/common';
import { ContactsQueries } from './contacts.queries';

/** Companies, people and the keys that identify them. */
@Module({ providers: [ContactsQueries], exports: [ContactsQueries] })
export class ContactsModule {}
