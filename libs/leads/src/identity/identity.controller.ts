import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '@luodi/identity';
import type { Actor } from '@luodi/identity';
import { CallerLookupService } from './caller-lookup.service';
import { CompanyService } from './company.service';
import { LeadPhonesService } from './lead-phones.service';
import { LeadDetailResponse } from '../lead.response';
import { AddPhoneDto, CallerLookupDto, CompanyCandidatesDto, UpdateCompanyDto } from './identity.dto';
import { CallerLookupResponse, CompanyCandidatesResponse, CompanyResponse } from './identity.response';

@ApiTags('identity')
@Controller('api/v1')
export class IdentityController {
  public constructor(
    private readonly callers: CallerLookupService,
    private readonly companies: CompanyService,
    private readonly phones: LeadPhonesService,
  ) {}

  /** Who is calling: leads, pool and deals of a number or of its beginning (seven digits), within your rights. */
  @Post('lookups/caller')
  @HttpCode(200)
  @Allow('inquiries.create')
  public async lookUp(
    @CurrentActor() actor: Actor,
    @Body() body: CallerLookupDto,
  ): Promise<CallerLookupResponse> {
    return this.callers.lookUp(actor, body.phone);
  }

  /** Companies that may be the one that is typed, ranked, with reasons; a POST because a phone may be among it. */
  @Post('companies/candidates')
  @HttpCode(200)
  @Allow('inquiries.create')
  public async candidates(
    @CurrentActor() actor: Actor,
    @Body() body: CompanyCandidatesDto,
  ): Promise<CompanyCandidatesResponse> {
    return this.companies.candidates(actor, body);
  }

  /** A company with all its leads and deals within your rights. */
  @Get('companies/:id')
  @Allow('leads.read')
  public async company(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CompanyResponse> {
    return this.companies.show(actor, id);
  }

  /** Corrects a company's name or credit code. 409: `company_taken`; 422: `uscc_doubtful`. */
  @Patch('companies/:id')
  @Allow('leads.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateCompanyDto,
  ): Promise<CompanyResponse> {
    return this.companies.update(actor, id, body);
  }

  /** Adds a further number to the person of a lead. 409: `contact_taken` (with `mergeWith` for those who may merge). */
  @Post('leads/:id/phones')
  @HttpCode(200)
  @Allow('leads.write')
  public async addPhone(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddPhoneDto,
  ): Promise<LeadDetailResponse> {
    return this.phones.add(actor, id, body.phone);
  }

  /** Removes a further number; the next inquiry from it is somebody else's. 409: `main_phone`. */
  @Delete('leads/:id/phones/:phoneId')
  @Allow('leads.write')
  public async removePhone(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('phoneId', ParseUUIDPipe) phoneId: string,
  ): Promise<LeadDetailResponse> {
    return this.phones.remove(actor, id, phoneId);
  }
}
